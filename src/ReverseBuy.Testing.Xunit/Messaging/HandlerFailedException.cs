namespace ReverseBuy.Testing;

/// <summary>What handlers throw in these tests.</summary>
internal sealed class HandlerFailedException() : Exception("The handler failed, as the test told it to.");
