using ReverseBuy.Tenancy;

namespace ReverseBuy.Conventions.Tests.Fixtures;

internal sealed class TakesTenantInField
{
    private readonly ICurrentTenant[] _all = [];

    public int Count => _all.Length;
}
