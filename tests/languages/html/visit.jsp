<%@ include file="head.jspf" %>
<c:if test="${user != null}">
<script>identify('${user.id}', <c:out value="${user.plan}"/>);</script>
</c:if>
<jsp:include page="foot.jsp" />
