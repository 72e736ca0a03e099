namespace ReverseBuy.Tenancy;

/// <summary>Lets one at a time change a tenant's life in this process. Tenants do not wait for each other. Thread-safe.</summary>
internal sealed class TenantTurns
{
    private readonly Dictionary<TenantId, Turn> _turns = [];

    public async ValueTask<IDisposable> EnterAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        Turn? turn;
        lock (_turns)
        {
            if (!_turns.TryGetValue(tenant, out turn))
            {
                _turns.Add(tenant, turn = new Turn(this, tenant));
            }

            turn.Users++;
        }

        try
        {
            await turn.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            return turn;
        }
        catch
        {
            Leave(turn);
            throw;
        }
    }

    private void Leave(Turn turn)
    {
        lock (_turns)
        {
            if (--turn.Users == 0)
            {
                _turns.Remove(turn.Tenant);
                turn.Gate.Dispose();
            }
        }
    }

    private sealed class Turn(TenantTurns owner, TenantId tenant) : IDisposable
    {
        public TenantId Tenant => tenant;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public void Dispose()
        {
            Gate.Release();
            owner.Leave(this);
        }
    }
}
