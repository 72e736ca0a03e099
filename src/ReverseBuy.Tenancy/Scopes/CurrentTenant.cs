using System.Runtime.CompilerServices;

namespace ReverseBuy.Tenancy;

/// <summary>Keeps the tenant entered in the flow of execution.</summary>
internal sealed class CurrentTenant(TenancyOptions options, TenantGate gate) : ICurrentTenant, ITenantScopeFactory
{
    private readonly AsyncLocal<Scope?> _scope = new();

    public TenantId? Id => _scope.Value?.Tenant ?? options.SingleTenant;

    public TenantId Require(string facade, [CallerMemberName] string operation = "") => Id ?? throw new TenantRequiredException($"{facade}.{operation}");

    public TenantId RequireActive(string facade, [CallerMemberName] string operation = "")
    {
        var tenant = Require(facade, operation);
        gate.RequireActive(tenant);
        return tenant;
    }

    public IDisposable Enter(TenantId tenant)
    {
        if (tenant == default)
        {
            throw new ArgumentException("A tenant id is needed; the default value names no tenant.", nameof(tenant));
        }

        var scope = new Scope(this, tenant, _scope.Value);
        _scope.Value = scope;
        return scope;
    }

    private sealed class Scope(CurrentTenant owner, TenantId tenant, Scope? outer) : IDisposable
    {
        private volatile bool _endedTooEarly;

        public TenantId Tenant => tenant;

        public void Dispose()
        {
            var current = owner._scope.Value;
            if (ReferenceEquals(current, this))
            {
                // Code around a scope that ended too early is not known to be inside the one further out: it gets no tenant rather than a wrong one.
                owner._scope.Value = outer is { _endedTooEarly: true } ? null : outer;
            }
            else if (current is not null && current.IsInside(this))
            {
                _endedTooEarly = true;
            }
        }

        private bool IsInside(Scope other)
        {
            for (var scope = Outer; scope is not null; scope = scope.Outer)
            {
                if (ReferenceEquals(scope, other))
                {
                    return true;
                }
            }

            return false;
        }

        private Scope? Outer => outer;
    }
}
