namespace ReverseBuy.Messaging;

/// <summary>A lease that is held. Disposing it gives it back, never throws, and takes it from nobody when it had ended before.</summary>
public interface ILease : IAsyncDisposable
{
    /// <summary>A number that is larger than that of every holder before; what is written with a smaller one is refused where it matters.</summary>
    long FencingToken { get; }

    /// <summary>Makes the lease last for its whole duration again, from now on. Asked before a step that only its holder may take.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is still held; <see langword="false"/> when its time was over, and for good.</returns>
    ValueTask<bool> RenewAsync(CancellationToken cancellationToken);
}
