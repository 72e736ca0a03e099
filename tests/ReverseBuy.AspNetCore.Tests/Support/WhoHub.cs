using Microsoft.AspNetCore.SignalR;
using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Tests.Support;

/// <summary>Tells whom a call is run for.</summary>
/// <param name="current">The ambient tenant.</param>
public sealed class WhoHub(ICurrentTenant current) : Hub
{
    /// <summary>The tenant.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> Who()
    {
        await Task.Yield();
        return Site.Who(current);
    }
}
