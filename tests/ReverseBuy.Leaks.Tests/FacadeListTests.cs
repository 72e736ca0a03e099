using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Leaks.Tests.Facades;
using ReverseBuy.Leaks.Tests.Hosting;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Leaks.Tests;

/// <summary>No facade is left out of the hunt, and none can be added without a say in it.</summary>
public sealed class FacadeListTests
{
    [Fact]
    public async Task Every_method_of_every_facade_is_an_operation()
    {
        var time = new FakeTimeProvider();
        var markets = new MarketsByTenant(Agency.North, time);
        await using var site = new EngineSite(Engine.Memory);
        var facades = Composed.FacadesOf(Agency.Compose(site, time, markets));

        // Whoever adds a facade, or a parameter of a new type, is told by this what to add to FacadeArguments; whoever adds a seam, to add it to Composed.NotCalled.
        var operations = FacadeOperations.Of(facades, markets, time).Select(operation => operation.Name.Split('(')[0]).ToHashSet(StringComparer.Ordinal);

        var methods = facades.SelectMany(facade => facade.GetMethods().Where(method => !method.IsSpecialName && !method.IsStatic).Select(method => $"{facade.Name}.{method.Name}")).ToList();
        Assert.Equal([], methods.Where(method => !operations.Contains(method)));
        Assert.Contains("IOrders.PlaceAsync", methods);
        Assert.Contains("ITenantLifecycle.DeleteAsync", methods);
        Assert.True(methods.Count > 80, $"Only {methods.Count} methods were found.");
    }

    [Fact]
    public async Task What_is_left_out_is_there()
    {
        var time = new FakeTimeProvider();
        await using var site = new EngineSite(Engine.Memory);
        var contracts = Composed.Contracts(Agency.Compose(site, time, new MarketsByTenant(Agency.North, time))).ToHashSet();

        Assert.Equal([], Composed.NotCalled.Keys.Where(contract => !contracts.Contains(contract)).Select(contract => contract.Name));
    }

    [Fact]
    public void A_facade_with_an_argument_that_nothing_makes_says_what_to_add()
    {
        var failure = Assert.Throws<ArgumentException>(() => LeakOperation.AllOf<IUnheardOf>(FacadeArguments.Make()));

        Assert.Contains("Unheard for IUnheardOf.DoAsync(what)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("LeakArguments.Add<T>", failure.Message, StringComparison.Ordinal);
    }

    private interface IUnheardOf
    {
        ValueTask<Order?> DoAsync(TenantId tenant, Unheard what, CancellationToken cancellationToken);
    }

    private sealed record Unheard;
}
