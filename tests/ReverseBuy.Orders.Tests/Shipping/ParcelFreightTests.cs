using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Payments;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Shipping;

public sealed class ParcelFreightTests
{
    [Fact]
    public async Task A_trial_gives_an_offer_and_what_the_customer_accepts_is_owed()
    {
        await using var host = await StartAsync();
        var parcel = await host.RequestParcelAsync((await host.StockedAsync()).Id);

        Assert.Equal("TrialPacked", (await host.Desk.TrialPackAsync(parcel, new PackedParcel(1100, Box), host.Command(), Token)).State);
        Assert.Equal("Quoted", (await host.Parcels.QuoteAsync(parcel, Euro(8m), host.Command(), Token)).State);
        await host.Parcels.QuoteAsync(parcel, Euro(7.5m), host.Command(), Token);
        Assert.Equal(Euro(0m), (await host.ParcelAsync(parcel)).Charged);

        Assert.Equal("AwaitingFreight", (await host.Desk.AcceptQuoteAsync(parcel, host.Command(ActorKind.Customer), Token)).State);
        var asked = await host.ParcelAsync(parcel);
        Assert.Equal((Euro(7.5m), 1100, Box), (asked.Due, asked.WeightGrams, asked.Size));
        Assert.Equal("Packing", (await host.PayFreightAsync(parcel, 7.5m)).State);
    }

    [Fact]
    public async Task What_was_not_offered_cannot_be_accepted()
    {
        await using var host = await StartAsync();
        var parcel = await host.RequestParcelAsync((await host.StockedAsync()).Id);

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Desk.AcceptQuoteAsync(parcel, host.Command(), Token));
    }

    [Fact]
    public async Task A_parcel_that_turns_out_heavier_waits_for_the_difference()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.ParcelInAsync(ParcelState.Packing, order);

        Assert.Equal("FreightDue", (await host.Parcels.PackAsync(parcel, new PackedParcel(1900, Box) { Freight = Euro(12m) }, host.Command(), Token)).State);
        await host.WorkAsync();
        Assert.Equal(Euro(3m), (await host.ParcelAsync(parcel)).Due);
        Assert.Contains("reversebuy.parcel.freight-difference-due.v1", await host.EventsAsync(order.Id));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Parcels.HandOverAsync(parcel, "EMS", "EM1", host.Command(), Token));

        Assert.Equal("FreightDue", (await host.PayFreightAsync(parcel, 1m)).State);
        Assert.Equal("ReadyToDispatch", (await host.PayFreightAsync(parcel, 2m)).State);
        await AssertBalancedAsync(host, parcel);
    }

    [Fact]
    public async Task A_parcel_that_turns_out_lighter_owes_its_customer_and_goes_on_when_somebody_says_so()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.Packing, await host.StockedAsync());

        Assert.Equal("FreightRefundDue", (await host.Parcels.PackAsync(parcel, new PackedParcel(700, Box) { Freight = Euro(6.2m) }, host.Command(), Token)).State);
        Assert.Equal(Euro(2.8m), (await host.ParcelAsync(parcel)).DueBack);

        Assert.Equal("ReadyToDispatch", (await host.Desk.ContinueAsync(parcel, host.Command(), Token)).State);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Desk.ContinueAsync(parcel, host.Command(), Token));
        await AssertBalancedAsync(host, parcel);
    }

    [Fact]
    public async Task The_same_freight_as_before_owes_nobody_anything()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.Packing, await host.StockedAsync());

        Assert.Equal("ReadyToDispatch", (await host.Parcels.PackAsync(parcel, new PackedParcel(1200, Box) { Freight = Euro(9m) }, host.Command(), Token)).State);
        await AssertBalancedAsync(host, parcel);
    }

    [Fact]
    public async Task A_tenant_that_bills_after_weighing_packs_first_and_owes_then()
    {
        await using var host = await StartAsync(options => options.Orders.Fulfilment.BillAfterWeighing = true);
        var parcel = await host.RequestParcelAsync((await host.StockedAsync()).Id);
        Assert.Equal(ParcelState.Packing, (await host.ParcelAsync(parcel)).State);
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Parcels.PackAsync(parcel, 1200, Box, host.Command(), Token));

        Assert.Equal("FreightDue", (await host.Parcels.PackAsync(parcel, new PackedParcel(1200, Box) { Freight = Euro(9m) }, host.Command(), Token)).State);

        Assert.Equal("ReadyToDispatch", (await host.PayFreightAsync(parcel, 9m)).State);
        await AssertBalancedAsync(host, parcel);
    }

    [Fact]
    public async Task Freight_in_another_currency_is_refused_and_nothing_changes()
    {
        await using var host = await StartAsync();
        var parcel = await host.ParcelInAsync(ParcelState.Packing, await host.StockedAsync());

        await Assert.ThrowsAsync<CurrencyMismatchException>(
            async () => await host.Parcels.PackAsync(parcel, new PackedParcel(1200, Box) { Freight = new Money(9m, Currency.USD) }, host.Command(), Token));

        Assert.Equal(ParcelState.Packing, (await host.ParcelAsync(parcel)).State);
    }

    [Fact]
    public async Task The_entries_of_a_parcel_add_up_to_what_is_charged_and_paid_whatever_it_went_through()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.ParcelInAsync(ParcelState.Packing, order);
        await host.Desk.BlockAsync(parcel, Because(host.Command(), "battery"), Token);
        await host.Desk.UnblockAsync(parcel, host.Command(), Token);
        await host.Desk.RequestAgainAsync(parcel, ParcelOf(await host.GetAsync(order.Id)), host.Command(), Token);
        await host.Parcels.QuoteAsync(parcel, Euro(11m), host.Command(), Token);
        await AssertBalancedAsync(host, parcel);

        await host.Desk.CancelAsync(parcel, host.Command(), Token);

        Assert.Equal((Euro(0m), Euro(9m)), ((await host.ParcelAsync(parcel)).Charged, (await host.ParcelAsync(parcel)).DueBack));
        await AssertBalancedAsync(host, parcel);
    }

    internal static async Task AssertBalancedAsync(OrdersHost host, ParcelId id)
    {
        var parcel = await host.ParcelAsync(id);
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        var entries = (await view.Money.ListAsync(AggregateKey.Of(id), Token)).ToLookup(entry => entry.Kind, entry => entry.Amount.Amount);
        Assert.Equal(parcel.Charged.Amount, entries[MoneyEntryKind.Charge].Sum() - entries[MoneyEntryKind.Credit].Sum());
        Assert.Equal(parcel.Paid.Amount, entries[MoneyEntryKind.Capture].Sum());
        Assert.Equal(parcel.Paid + parcel.Due, parcel.Charged + parcel.DueBack);
    }
}
