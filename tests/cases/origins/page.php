<title>Clinic</title>
<script>
var person = <?php echo json_encode($patient); ?>;
fbq('track', 'A', {tag: person.email}); // use: meta-pixel event email
<?php if ($user): ?>
fbq('track', 'A', {tag: '<?php echo esc_js($user->user_email); ?>'}); // use: meta-pixel event email
<?php endif; ?>
</script>
