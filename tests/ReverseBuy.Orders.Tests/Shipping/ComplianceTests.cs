using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Shipping;

public sealed class ComplianceTests
{
    [Fact]
    public async Task A_prohibited_item_blocks_the_parcel_with_the_reason_and_its_units_are_in_stock_again()
    {
        var rules = new NoBooks();
        await using var host = await StartAsync(services => services.AddSingleton<IComplianceRules>(rules));
        var order = await host.StockedAsync();
        var item = await host.ForwardedAsync();
        var request = ParcelOf(order) with { FoundItems = [new ParcelFoundItem(item.Id, 1)] };
        var parcel = ParcelId.From((await host.Parcels.RequestAsync(request, host.Command(), Token)).Aggregate.Value);
        await host.Parcels.QuoteAsync(parcel, Euro(9m), host.Command(), Token);
        await host.PayFreightAsync(parcel, 9m);

        Assert.Equal("Blocked", (await host.Parcels.PackAsync(parcel, 1200, Box, host.Command(), Token)).State);

        Assert.Equal("No books to DE.", (await host.ParcelAsync(parcel)).Note);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
        Assert.Equal(3, (await host.FoundItems.FindAsync(item.Id, Token))!.Units[UnitBucket.InStock]);
        Assert.Equal(["DE"], rules.Countries.Distinct());
    }

    [Fact]
    public async Task A_trial_finds_it_as_well_and_a_repeated_command_does_not_ask_again()
    {
        var rules = new NoBooks();
        await using var host = await StartAsync(services => services.AddSingleton<IComplianceRules>(rules));
        var item = await host.ForwardedAsync();
        var request = new RequestParcel(Anna, [], "a", "DE") { FoundItems = [new ParcelFoundItem(item.Id, 1)], Currency = Currency.EUR };
        var parcel = ParcelId.From((await host.Parcels.RequestAsync(request, host.Command(), Token)).Aggregate.Value);
        var command = host.Command();

        var first = await host.Desk.TrialPackAsync(parcel, new PackedParcel(800, Box), command, Token);

        Assert.Equal("Blocked", first.State);
        Assert.Equal(first, await host.Desk.TrialPackAsync(parcel, new PackedParcel(800, Box), command, Token));
        Assert.Single(rules.Countries);
    }

    [Fact]
    public async Task What_the_rules_allow_is_packed()
    {
        await using var host = await StartAsync(services => services.AddSingleton<IComplianceRules>(new NoBooks()));
        var parcel = await host.ParcelInAsync(ParcelState.Packing, await host.StockedAsync());

        Assert.Equal("ReadyToDispatch", (await host.Parcels.PackAsync(parcel, 1200, Box, host.Command(), Token)).State);
    }

    [Fact]
    public async Task A_prohibited_item_does_not_make_a_parcel_blocked_that_is_not_being_packed()
    {
        await using var host = await StartAsync(services => services.AddSingleton<IComplianceRules>(new NoBooks()));
        var item = await host.ForwardedAsync();
        var request = new RequestParcel(Anna, [], "a", "DE") { FoundItems = [new ParcelFoundItem(item.Id, 1)], Currency = Currency.EUR };
        var parcel = ParcelId.From((await host.Parcels.RequestAsync(request, host.Command(), Token)).Aggregate.Value);

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.PackAsync(parcel, 1200, Box, host.Command(), Token));

        Assert.Equal(ParcelState.Requested, (await host.ParcelAsync(parcel)).State);
    }

    private sealed class NoBooks : IComplianceRules
    {
        public List<string> Countries { get; } = [];

        public ValueTask<IReadOnlyList<ComplianceFinding>> CheckAsync(TenantId tenant, ComplianceCheck check, CancellationToken cancellationToken)
        {
            if (check.Occasion == ComplianceOccasion.Packing)
            {
                Countries.Add(check.Country!);
            }

            return ValueTask.FromResult<IReadOnlyList<ComplianceFinding>>(
                [.. check.Goods.Where(goods => goods.Title == "book").Select(goods => new ComplianceFinding(goods, "books", $"No books to {check.Country}."))]);
        }
    }
}
