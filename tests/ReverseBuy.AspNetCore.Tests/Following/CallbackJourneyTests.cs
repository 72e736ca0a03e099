using System.Net;
using System.Text;
using ReverseBuy.AspNetCore.Tests.Callbacks;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using ReverseBuy.Sandbox;
using ReverseBuy.Testing;
using static ReverseBuy.AspNetCore.Tests.Callbacks.CallbackSite;

namespace ReverseBuy.AspNetCore.Tests.Following;

/// <summary>From a marketplace's push, feed or list to what is true of a purchase: told or not, in whatever order and however often.</summary>
public sealed class CallbackJourneyTests : IAsyncLifetime
{
    private const string Member = "b2b-2379510033";
    private static readonly Actor Customer = new(ActorKind.Customer, "anna");

    // Nothing but what is told or asked for moves a purchase within the time of a test, or reads a listing anew.
    private static readonly TimeSpan Never = TimeSpan.FromDays(20);

    private CallbackSite _site = null!;
    private CallbackAddress _registration = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ReverseBuyTestHost Host => _site.Host;

    public async ValueTask InitializeAsync()
    {
        _site = await StartAsync(options: options => (options.Orders.FollowInterval, options.Messaging.FeedInterval, options.Messaging.ModifiedInterval, options.Inventory.RefreshInBackground) =
            (Never, TimeSpan.FromDays(1), TimeSpan.FromDays(1), false));
        _registration = await _site.Desk.RegisterAsync(Alibaba, AppKey, Secret, new Actor(ActorKind.Host, "test"), cancellationToken: Token);
        Assert.True(await _site.Desk.AssignAsync(Anna, Alibaba, Member, ReverseBuyTestHost.Account, Token));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_push_of_the_marketplace_has_the_purchase_looked_at_at_once()
    {
        await Host.Marketplaces.SubscribeToPushesAsync("1688", _site.UrlOf(_registration), cancellationToken: Token);
        var order = await BuyAsync();
        Assert.Equal(UpstreamOrderState.Paid, await StateAsync(order));

        await ShipAsync();
        Assert.All((await Host.Marketplaces.GetPushesAsync(Token)).SelectMany(push => push.Deliveries), delivery => Assert.Equal(200, delivery.Status));
        await Host.WorkAsync(Token);

        Assert.Equal(UpstreamOrderState.Shipped, await StateAsync(order));
        Assert.NotEmpty(await Host.Get<Fulfilment.IWarehouse>().ListAsync(order, Token));
        Assert.Empty(await _site.WaitingAsync(Anna));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Shuffled_doubled_and_late_ones_move_nothing_but_forward(int seed)
    {
        var random = new Random(seed);
        var order = await BuyAsync();
        await ShipAsync();
        var pushes = (await Host.Marketplaces.GetPushesAsync(Token)).Where(push => push.Marketplace == "1688").ToList();
        Assert.True(pushes.Count >= 3, $"Only {pushes.Count} pushes.");
        var deliveries = pushes.Concat(pushes).ToArray();
        random.Shuffle(deliveries);
        var seen = new List<UpstreamOrderState> { await StateAsync(order) };
        foreach (var push in deliveries)
        {
            Assert.Equal((HttpStatusCode.OK, "success"), await PostAsync(push));
            if (random.Next(2) == 0)
            {
                await Host.WorkAsync(Token);
                seen.Add(await StateAsync(order));
            }
        }

        await Host.WorkAsync(Token);
        seen.Add(await StateAsync(order));
        Assert.True(seen.SequenceEqual(seen.Order()), $"Seed {seed}: {string.Join(", ", seen)}");
        Assert.Equal(UpstreamOrderState.Shipped, seen[^1]);

        var version = (await PurchaseAsync(order)).Version;
        foreach (var push in pushes)
        {
            Assert.Equal((HttpStatusCode.OK, "success"), await PostAsync(push));
        }

        await Host.WorkAsync(Token);
        Assert.Equal(version, (await PurchaseAsync(order)).Version);
    }

    [Fact]
    public async Task What_no_push_brought_the_feed_tells()
    {
        var order = await BuyAsync();
        await ShipAsync();
        Assert.Equal(UpstreamOrderState.Paid, await StateAsync(order));

        await Host.AdvanceAsync(TimeSpan.FromDays(1), Token);

        Assert.NotEqual(UpstreamOrderState.Paid, await StateAsync(order));
        Assert.Contains(await Host.Marketplaces.GetPushesAsync(Token), push => push.IsPulled);
        Assert.Empty(await _site.WaitingAsync(Anna));
    }

    [Fact]
    public async Task What_the_feed_told_and_a_crash_lost_the_sweep_finds()
    {
        var order = await BuyAsync();
        await ShipAsync();

        // The feed counts as taken what it told; the commit behind it never comes.
        _site.Storage.CutAt(Moment.AfterAdd);
        await Host.AdvanceAsync(TimeSpan.FromDays(1), Token);
        Assert.Empty(await _site.WaitingAsync(Anna));
        Assert.Contains(await Host.Marketplaces.GetPushesAsync(Token), push => push.IsPulled);
        _site.Storage.CutAt(Moment.Never);

        await Host.WorkAsync(Token);
        await Host.AdvanceAsync(TimeSpan.FromDays(1), Token);
        Assert.NotEqual(UpstreamOrderState.Paid, await StateAsync(order));
    }

    [Fact]
    public async Task A_feed_message_of_nobodys_account_is_given_to_nobody()
    {
        Assert.True(await _site.Desk.ReleaseAsync(Anna, Alibaba, Member, Token));
        await BuyAsync();
        await ShipAsync();
        await Host.AdvanceAsync(TimeSpan.FromDays(1), Token);
        await _site.AssertNothingCameInAsync();
    }

    [Fact]
    public async Task A_push_of_a_listing_marks_its_snapshot_as_changed()
    {
        await Host.Marketplaces.SubscribeToPushesAsync("1688", _site.UrlOf(_registration), cancellationToken: Token);
        var listing = (await Host.Marketplaces.GetListingsAsync(Token)).First(one => one is { Marketplace: "1688", Delisted: false });
        var id = new ListingId(Alibaba, listing.Id);
        await Host.Get<IShadowInventory>().GetAsync(id, Token);
        Host.Time.Advance(TimeSpan.FromMinutes(5));
        var context = new ConnectorContext(Anna, ReverseBuyTestHost.Account, CallLane.Refresh);
        Assert.IsType<FollowResult.Done>(await Host.Get<IConnectors>().Require<IOfferFollowing>(Alibaba).FollowAsync(context, id, Token));
        await Host.Marketplaces.DelistAsync("1688", listing.Id, Token);
        Assert.NotEmpty(await Host.Marketplaces.GetPushesAsync(Token));
        Assert.NotEmpty(await _site.WaitingAsync(Anna));

        await Host.WorkAsync(Token);

        var key = new SnapshotKey(Anna, ReverseBuyTestHost.Account, id);
        var stored = Assert.Single(await Host.Get<ISnapshotStore>().FindManyAsync(Anna, [key], Token));
        Assert.NotNull(stored!.ChangedAt);
    }

    [Fact]
    public async Task A_message_that_cannot_be_followed_is_tried_again_and_given_up_in_the_end()
    {
        var failing = new FailingHandler();
        await using var site = await StartAsync(failing: failing);
        await site.PostAsync(TaobaoPushes.Of(AnnasShop, 1));
        for (var minute = 0; minute < 30; minute++)
        {
            await site.Host.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        }

        Assert.Equal(10, failing.Calls);
        Assert.Empty(await site.WaitingAsync(Anna));
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync(TaobaoPushes.Of(AnnasShop, 1))).Status);
        Assert.Empty(await site.WaitingAsync(Anna));
    }

    [Fact]
    public async Task What_was_kept_is_pruned_after_thirty_days_and_may_come_again()
    {
        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1));
        await Host.WorkAsync(Token);
        await Host.AdvanceAsync(TimeSpan.FromDays(29), Token);
        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1));
        Assert.Empty(await _site.WaitingAsync(Anna));
        await Host.AdvanceAsync(TimeSpan.FromDays(2), Token);
        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1));
        Assert.Single(await _site.WaitingAsync(Anna));
    }

    private Task<(HttpStatusCode Status, string Text)> PostAsync(SandboxPush push) => _site.PostAsync(
        new ByteArrayContent(Encoding.UTF8.GetBytes(push.Body)) { Headers = { { "Content-Type", push.ContentType } } },
        push.Headers.GetValueOrDefault("Authorization"),
        _registration);

    private async Task ShipAsync()
    {
        Host.Time.Advance(TimeSpan.FromHours(12));

        // The marketplace notices what time brought when its own clock moves.
        await Host.Marketplaces.AdvanceClockAsync(TimeSpan.FromSeconds(1), Token);
        await Host.Marketplaces.GetPushesAsync(Token);
    }

    private async Task<OrderId> BuyAsync()
    {
        var listing = (await Host.Marketplaces.GetListingsAsync(Token)).First(one => one is { Marketplace: "1688", Delisted: false, LotSize: null, Skus: [{ Id.Length: > 0, Stock: > 100 }, ..] });
        var sku = new SkuId(new ListingId(Alibaba, listing.Id), listing.Skus[0].Id);
        var line = new VerificationLine(sku, listing.MinimumOrderQuantity, new Money(listing.Skus[0].Price, Currency.CNY));
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await Host.Get<IOrders>().PlaceAsync(
            new PlaceOrder(new CustomerId("anna"), [line], Currency.EUR), new Command(new IdempotencyKey("place"), Customer), Token));
        var order = (await Host.Get<IOrders>().FindAsync(placed.Order, Token))!;
        await Host.Get<IPayments>().ReportCaptureAsync(new Capture(new IdempotencyKey("capture"), AggregateKey.Of(order.Id), order.Due), Customer, Token);
        await Host.Get<IOrders>().ApproveAsync(order.Id, new Command(new IdempotencyKey("approve"), new Actor(ActorKind.Reviewer, "rita")), Token);
        await Host.WorkAsync(Token);

        // What is on its way arrives before the clock moves: senders give up by it.
        await Host.Marketplaces.GetPushesAsync(Token);
        await Host.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        await Host.Marketplaces.GetPushesAsync(Token);
        return order.Id;
    }

    private async Task<PurchaseOrder> PurchaseAsync(OrderId order) => Assert.Single(await Host.Get<IProcurement>().ListAsync(order, Token));

    private async Task<UpstreamOrderState> StateAsync(OrderId order) => Assert.Single((await PurchaseAsync(order)).UpstreamOrders).State;

    private sealed class FailingHandler : IHintHandler<UpstreamOrderHint>
    {
        public int Calls { get; private set; }

        public ValueTask HandleAsync(HintContext context, UpstreamOrderHint hint, CancellationToken cancellationToken)
        {
            Calls++;
            throw new PowerCutException();
        }
    }
}
