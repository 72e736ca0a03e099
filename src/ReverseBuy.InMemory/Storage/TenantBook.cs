using ReverseBuy.InMemory.Storage.State;

namespace ReverseBuy.InMemory.Storage;

/// <summary>One tenant's state, and the turn of its only writer.</summary>
internal sealed class TenantBook : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile TenantState _state = TenantState.Empty;

    public TenantState State => _state;

    public Task WaitForTurnAsync(CancellationToken cancellationToken) => _turn.WaitAsync(cancellationToken);

    /// <summary>Makes a writer's copy the state. Only who has the turn calls it, so nobody's change is lost.</summary>
    public void Replace(TenantState state) => _state = state;

    public void EndTurn() => _turn.Release();

    public void Dispose() => _turn.Dispose();
}
