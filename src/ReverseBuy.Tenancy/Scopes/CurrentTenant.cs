namespace ReverseBuy.Tenancy;

/// <summary>Keeps the tenant entered in the flow of execution.</summary>
internal sealed class CurrentTenant(TenancyOptions options) : ICurrentTenant, ITenantScopeFactory
{
    private readonly AsyncLocal<Scope?> _scope = new();

    public TenantId? Id => _scope.Value?.Tenant ?? options.SingleTenant;

    public TenantId Require() => Id ?? throw new TenantRequiredException();

    public IDisposable Enter(TenantId tenant)
    {
        var scope = new Scope(this, tenant, _scope.Value);
        _scope.Value = scope;
        return scope;
    }

    private sealed class Scope(CurrentTenant owner, TenantId tenant, Scope? outer) : IDisposable
    {
        private bool _disposed;

        public TenantId Tenant => tenant;

        public void Dispose()
        {
            // A scope disposed twice, or after an outer one, must not bring back a tenant that was left long ago.
            if (!_disposed && ReferenceEquals(owner._scope.Value, this))
            {
                owner._scope.Value = outer;
            }

            _disposed = true;
        }
    }
}
