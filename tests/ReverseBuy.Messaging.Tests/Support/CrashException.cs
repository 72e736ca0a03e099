namespace ReverseBuy.Messaging.Tests.Support;

/// <summary>The process is gone, as far as whoever sees this is concerned.</summary>
internal sealed class CrashException() : Exception("crash");
