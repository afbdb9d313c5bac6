<#include "head.ftl">
<#-- <script src="https://old.example/a.js"></script> -->
<#if user??><script>identify('${user.id}', ${user.age});</script></#if>
<script>track(`kept ${later}`)</script>
