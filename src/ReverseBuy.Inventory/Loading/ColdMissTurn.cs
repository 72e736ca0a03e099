using ReverseBuy.Messaging;

namespace ReverseBuy.Inventory.Loading;

/// <summary>A node's turn to ask upstream; given back when disposed.</summary>
internal readonly struct ColdMissTurn(ILease? lease) : IAsyncDisposable
{
    /// <summary>A turn without a lease.</summary>
    public static ColdMissTurn Alone => default;

    /// <summary>Whether other nodes waited for it, or we for them.</summary>
    public bool IsShared => lease is not null;

    public ValueTask DisposeAsync() => lease?.DisposeAsync() ?? ValueTask.CompletedTask;
}
