@extends('layouts.member')
@include('parts.tags')
{{-- <script src="https://old.example/a.js"></script> --}}
@if(auth()->check())
<script>identify({{ auth()->id() }}, @json($plan), '{!! $name !!}');</script>
@endif
<a href="{{ route('home') }}" @click="open()">x</a>
