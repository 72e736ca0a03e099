namespace ReverseBuy.Testing;

/// <summary>A call out that a <see cref="LeakHunt"/> lets fail.</summary>
/// <param name="call">The call.</param>
public sealed class LeakFaultException(string call) : Exception($"{call} fails here: the hunt for leaks looks at what is left over.");
