namespace ReverseBuy.Testing.Tests.Leaks;

/// <summary>Who is served, as a host of its own keeps it.</summary>
internal sealed class ShopScope(LeakMutation mutation)
{
    private readonly AsyncLocal<Holder?> _current = new();

    public LeakTenant Tenant => _current.Value?.Tenant ?? throw new InvalidOperationException("Nobody is served.");

    public IDisposable Enter(LeakTenant tenant)
    {
        var outer = _current.Value;
        if (mutation == LeakMutation.LeavesScopeOpen && outer is not null)
        {
            outer.Tenant = tenant;
            return new Leaving(() => { });
        }

        _current.Value = new Holder { Tenant = tenant };
        return new Leaving(() => _current.Value = outer);
    }

    private sealed class Holder
    {
        public required LeakTenant Tenant { get; set; }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
