using ReverseBuy.Buying;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>What every connector promises of buying: nothing is bought or paid twice, and nothing that was is denied.</summary>
/// <param name="harness">The connector.</param>
public abstract class ConnectorOrderSuite(ConnectorHarness harness) : ConnectorScenarios(harness)
{
    private const string Reference = "RB20261126A1";

    // Longer than marketplaces take over building an order, carrying out a payment or a cancellation; far from what they ship in.
    private static readonly TimeSpan AMoment = TimeSpan.FromMinutes(1);

    /// <summary>A purchase is one upstream order of what was asked for.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_purchase_is_one_upstream_order_of_what_was_asked_for()
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        var preview = Assert.IsType<PurchasePreview.Buyable>(await purchasing.PreviewAsync(Buying, request, Token));
        Assert.Equal(request.Lines[0].UnitPrice * request.Lines[0].Quantity, preview.GoodsTotal);
        Assert.Equal(1, preview.OrderCount);

        var placed = Assert.Single((await PlaceAsync(purchasing, request)).Orders);
        Assert.Equal(preview.Total, placed.Total);
        var booked = Assert.Single(await Harness.GetOrdersAsync(Reference, Token));
        Assert.Equal((placed.Id, request.Lines[0].Quantity), (booked.Id, booked.Quantity));

        await Harness.PassAsync(AMoment, Token);
        var found = Assert.Single(await FindAsync(Reference));
        var read = (await Orders().FindAsync(Buying, placed.Id, Token))!;
        foreach (var order in new[] { found, read })
        {
            Assert.Equal((placed.Id, UpstreamStatus.Unpaid), (order.Id, order.Status));
            Assert.Equal((preview.Total, preview.Freight), (order.Total, order.Freight));
            Assert.True(order.Reference is null || order.Reference == Reference, $"It is said to be of {order.Reference}.");
            var line = Assert.Single(order.Lines);
            Assert.Equal((request.Lines[0].PurchaseKey, request.Lines[0].Quantity, request.Lines[0].UnitPrice), (line.PurchaseKey, line.Quantity, line.UnitPrice));
        }
    }

    /// <summary>A purchase whose answer is lost is sent once and found by its reference.</summary>
    /// <param name="fault">One of the cases.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(TransportFault.AnswerLost)]
    [InlineData(TransportFault.AnswerCut)]
    public async Task A_purchase_whose_answer_is_lost_is_sent_once_and_found_by_its_reference(TransportFault fault)
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        var arrived = Faults.Arrived;
        Faults.Next(fault);
        await FailsAsync(async () => await purchasing.CreateAsync(Buying, request, Token), MarketplaceErrorKind.OutcomeUnknown);
        Assert.Equal(1, Faults.Arrived - arrived);

        var booked = Assert.Single(await Harness.GetOrdersAsync(Reference, Token));
        await Harness.PassAsync(AMoment, Token);
        Assert.Equal(booked.Id, Assert.Single(await FindAsync(Reference)).Id);
    }

    /// <summary>A purchase that never left is known to have bought nothing.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_purchase_that_never_left_is_known_to_have_bought_nothing()
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        var attempts = Faults.Attempts;
        Faults.Next(TransportFault.Refused);
        await FailsAsync(async () => await purchasing.CreateAsync(Buying, request, Token), MarketplaceErrorKind.Unavailable);
        Assert.Equal(1, Faults.Attempts - attempts);
        Assert.Empty(await Harness.GetOrdersAsync(Reference, Token));
        Assert.Empty(await FindAsync(Reference));
    }

    /// <summary>A purchase whose time is over is not sent.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_purchase_whose_time_is_over_is_not_sent()
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        var attempts = Faults.Attempts;
        await FailsAsync(
            async () => await purchasing.CreateAsync(Buying with { SendBefore = DateTimeOffset.UnixEpoch }, request, Token), MarketplaceErrorKind.Unavailable);
        Assert.Equal(attempts, Faults.Attempts);
    }

    /// <summary>A purchase that becomes several orders loses no unit.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_purchase_that_becomes_several_orders_loses_no_unit()
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing || await Harness.GetSplitLinesAsync(Token) is not { Count: > 0 } lines)
        {
            return;
        }

        var request = await RequestAsync(Reference, [.. lines]);
        var placed = await PlaceAsync(purchasing, request);
        var booked = await Harness.GetOrdersAsync(Reference, Token);
        Assert.True(booked.Count > 1, "The marketplace made one order of it.");
        Assert.Equal(Sorted(booked.Select(order => order.Id)), Sorted(placed.Orders.Select(order => order.Id)));

        await Harness.PassAsync(AMoment, Token);
        var found = await FindAsync(Reference);
        Assert.Equal(Sorted(booked.Select(order => order.Id)), Sorted(found.Select(order => order.Id)));
        var units = found.SelectMany(order => order.Lines).GroupBy(line => line.PurchaseKey, StringComparer.Ordinal).Select(group => $"{group.Key}: {group.Sum(line => line.Quantity)}");
        Assert.Equal(Sorted(request.Lines.Select(line => $"{line.PurchaseKey}: {line.Quantity}")), Sorted(units));
    }

    /// <summary>The same reference again buys nothing more where the connector says so.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task The_same_reference_again_buys_nothing_more_where_the_connector_says_so()
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing || !Host.Descriptor.CreateIsIdempotentByReference)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        var first = await PlaceAsync(purchasing, request);
        var second = await PlaceAsync(purchasing, request);
        Assert.Equal(first.Orders, second.Orders);
        Assert.Single(await Harness.GetOrdersAsync(Reference, Token));
    }

    /// <summary>More than there is is refused and nothing is bought.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task More_than_there_is_is_refused_and_nothing_is_bought()
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        await Harness.ChangeStockAsync(request.Lines[0].Sku, 0, Token);
        Assert.IsType<PurchasePreview.Refused>(await purchasing.PreviewAsync(Buying, request, Token));
        var refused = Assert.IsType<PurchaseResult.Refused>(await purchasing.CreateAsync(Buying, request, Token));
        Assert.False(string.IsNullOrEmpty(refused.Refusal.MarketplaceCode), "The marketplace's own code is not told.");
        Assert.Empty(await Harness.GetOrdersAsync(Reference, Token));
    }

    /// <summary>A payment is known by reading the order back.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_payment_is_known_by_reading_the_order_back()
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing)
        {
            return;
        }

        var order = await BuyAsync(purchasing);
        Assert.NotEqual(PayOutcome.Refused, (await purchasing.PayAsync(Buying, order, Token)).Outcome);
        await Harness.PassAsync(AMoment, Token);
        Assert.Equal(UpstreamStatus.Paid, await StatusAsync(order));
    }

    /// <summary>A payment whose answer is lost is sent once and in doubt.</summary>
    /// <param name="fault">One of the cases.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(TransportFault.AnswerLost)]
    [InlineData(TransportFault.AnswerCut)]
    public async Task A_payment_whose_answer_is_lost_is_sent_once_and_in_doubt(TransportFault fault)
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing)
        {
            return;
        }

        var order = await BuyAsync(purchasing);
        var arrived = Faults.Arrived;
        Faults.Next(fault);
        await FailsAsync(async () => await purchasing.PayAsync(Buying, order, Token), MarketplaceErrorKind.OutcomeUnknown);
        Assert.Equal(1, Faults.Arrived - arrived);
        await Harness.PassAsync(AMoment, Token);
        Assert.Equal(UpstreamStatus.Paid, await StatusAsync(order));
    }

    /// <summary>An order that is not paid can be cancelled and again.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task An_order_that_is_not_paid_can_be_cancelled_and_again()
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing)
        {
            return;
        }

        var order = await BuyAsync(purchasing);
        Assert.True((await purchasing.CancelAsync(Buying, order, Token)).Outcome is CancelOutcome.Cancelled or CancelOutcome.Accepted);
        await Harness.PassAsync(AMoment, Token);
        Assert.Equal(UpstreamStatus.Cancelled, await StatusAsync(order));

        await purchasing.CancelAsync(Buying, order, Token);
        await Harness.PassAsync(AMoment, Token);
        Assert.Equal(UpstreamStatus.Cancelled, await StatusAsync(order));
    }

    /// <summary>An order that nobody placed is not there.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task An_order_that_nobody_placed_is_not_there()
    {
        if (Declared<IUpstreamOrders>(ConnectorCapabilities.UpstreamOrders) is { } orders)
        {
            Assert.Null(await orders.FindAsync(Buying, "1", Token));
            Assert.Empty(await orders.FindByReferenceAsync(Buying, Reference, Token));
        }
    }

    /// <summary>An outage is never an order that is not there.</summary>
    /// <param name="fault">One of the cases.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(TransportFault.Refused)]
    [InlineData(TransportFault.AnswerLost)]
    [InlineData(TransportFault.AnswerCut)]
    [InlineData(TransportFault.ServerError)]
    public async Task An_outage_is_never_an_order_that_is_not_there(TransportFault fault)
    {
        if (Declared<IUpstreamOrders>(ConnectorCapabilities.UpstreamOrders) is not { } orders)
        {
            return;
        }

        Faults.Next(fault, times: 20);
        await FailsAsync(async () => await orders.FindAsync(Buying, "1", Token), MarketplaceErrorKind.Unavailable);
        await FailsAsync(async () => await orders.FindByReferenceAsync(Buying, Reference, Token), MarketplaceErrorKind.Unavailable);
        await FailsAsync(async () => await orders.ListAsync(Buying, new UpstreamOrderQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)), Token), MarketplaceErrorKind.Unavailable);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);

    private IUpstreamOrders Orders() => Host.Seam<IUpstreamOrders>();

    private async Task<IReadOnlyList<UpstreamOrderReading>> FindAsync(string reference) => await Orders().FindByReferenceAsync(Buying, reference, Token);

    private async Task<UpstreamStatus> StatusAsync(string order) => (await Orders().FindAsync(Buying, order, Token))!.Status;

    private async Task<string> BuyAsync(IPurchasing purchasing)
    {
        var placed = await PlaceAsync(purchasing, await RequestAsync(Reference));
        await Harness.PassAsync(AMoment, Token);
        return Assert.Single(placed.Orders).Id;
    }
}
