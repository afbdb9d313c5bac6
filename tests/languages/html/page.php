<?php
/* Template */
require_once __DIR__ . '/tags.php';
get_header();
?>
<script>identify('<?= $user->id ?>', <?php echo json_encode($user->email); ?>);</script>
<?php if ($a): ?><img src="https://pixel.example/p?e=<?php echo $email ?>"><?php endif; ?>
<?php get_template_part('parts/foot', 'wide');
