namespace ReverseBuy.Messaging;

/// <summary>A lease that is held.</summary>
public interface ILease : IAsyncDisposable
{
    /// <summary>A number that is larger than that of every holder before; what is written with a smaller one is refused where it matters.</summary>
    long FencingToken { get; }
}
