namespace ReverseBuy.Testing;

/// <summary>A call that <see cref="ReverseBuy.Testing.Chaos"/> let go wrong, at a seam that has no exception of its own for being down. It tells the seed.</summary>
public sealed class SeamFaultException : ReverseBuyException
{
    internal SeamFaultException(string message)
        : base("testing.fault", message) => IsTransient = true;
}
