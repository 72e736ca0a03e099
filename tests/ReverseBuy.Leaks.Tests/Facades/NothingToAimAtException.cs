namespace ReverseBuy.Leaks.Tests.Facades;

/// <summary>The tenant has nothing in the state in which the command makes sense.</summary>
internal sealed class NothingToAimAtException() : Exception("The tenant has nothing in this state now.");
