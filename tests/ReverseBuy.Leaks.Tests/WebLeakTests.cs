using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.AspNetCore;
using ReverseBuy.Leaks.Tests.Hosting;
using ReverseBuy.Leaks.Tests.Web;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Leaks.Tests;

/// <summary>Requests of tenants that meet in every way at one server, and pushes for them: nothing of one reaches another.</summary>
public sealed class WebLeakTests
{
    public static TheoryData<string> Parts => [nameof(ITenantScopeFactory), nameof(ITenantStorage)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Memory, 6, 1500)]
    [InlineData(Engine.Sqlite, 4, 300)]
    public async Task Nothing_of_a_tenant_reaches_another_by_a_request(Engine engine, int tenants, int operations)
    {
        var report = await LeakHunt.RunAsync(recorder => Shop.StartAsync(recorder, engine), new LeakHuntOptions { Seed = 1, Tenants = tenants, Operations = operations }, Token);

        Assert.True(report.Found == 0, report.ToString());
        Assert.True(report.Seen > report.Operations, report.ToString());
        Assert.True(report.NeverAnswered.Count == 0, $"Never answered: {string.Join(", ", report.NeverAnswered)}. All: {string.Join('\n', report.Tallies.Select(tally => $"{tally.Key}: {tally.Value}"))}");
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_part_that_mistakes_tenants_is_noticed(string part)
    {
        Action<IServiceCollection> change = part == nameof(ITenantStorage) ? Mistaking.Before<ITenantStorage>() : Mistaking.Before<ITenantScopeFactory>();

        var report = await LeakHunt.RunAsync(recorder => Shop.StartAsync(recorder, Engine.Memory, change), new LeakHuntOptions { Seed = 2, Tenants = 3, Operations = 300 }, Token);

        Assert.True(report.Found > 0, report.ToString());
        if (part == nameof(ITenantScopeFactory))
        {
            // Seen within the server, by what was asked for on behalf of the request, and not in the answer alone.
            Assert.Contains(report.Leaks, leak => leak is { Channel: LeakChannel.Call, Operation: not null });
        }
    }

    /// <summary>A place to read the tenant from that is added, and is no operation, is told here.</summary>
    [Fact]
    public void Every_place_that_a_tenant_is_read_from_is_an_operation()
    {
        var places = typeof(TenantResolutionOptions).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(method => method.Name).Where(name => name.StartsWith("From", StringComparison.Ordinal)).ToList();

        Assert.Equal(6, places.Count);
        Assert.Empty(places.Except(ShopOperations.All.Select(operation => operation.Name), StringComparer.Ordinal));
    }

    /// <summary>So is whatever else a host can add to itself: see to it in <see cref="Shop"/>.</summary>
    [Fact]
    public void Whatever_a_web_host_can_add_is_added() => Assert.Equal(
        ["AddCallbacks", "AddHealthChecks", "AddTenantResolution", "AllowNoTenant", "MapReverseBuyCallbacks", "RequireTenant", "UseReverseBuyTenant"],
        typeof(TenantResolutionOptions).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Extensions", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => method.Name).Distinct().Order(StringComparer.Ordinal));
}
