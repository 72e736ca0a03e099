using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Blobs;
using ReverseBuy.Leaks.Tests.Hosting;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Leaks.Tests;

/// <summary>The hunt over our facades is worth something: a host in which one part takes all tenants for the first one is noticed.</summary>
public sealed class FacadeMutantTests
{
    public static TheoryData<string> Parts => [nameof(ICurrentTenant), nameof(ITenantStorage), nameof(IBlobStore)];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_part_that_mistakes_tenants_is_noticed(string part)
    {
        Action<IServiceCollection> change = part switch
        {
            nameof(ICurrentTenant) => Mistaking.Before<ICurrentTenant>(),
            nameof(ITenantStorage) => Mistaking.Before<ITenantStorage>(),
            _ => Mistaking.Before<IBlobStore>(),
        };

        var report = await LeakHunt.RunAsync(
            recorder => Agency.StartAsync(recorder, Engine.Memory, change), new LeakHuntOptions { Seed = 2, Tenants = 3, Operations = 2000 }, TestContext.Current.CancellationToken);

        Assert.True(report.Found > 0, report.ToString());
    }
}
