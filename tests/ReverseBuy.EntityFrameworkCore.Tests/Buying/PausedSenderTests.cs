using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.EntityFrameworkCore.Tests.Background;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Buying;

/// <summary>
/// Two hosts on the same PostgreSQL databases, and the simulator over HTTP. One is paused between its stored intent and the first byte, for longer than any lease of a worker; the other
/// does all background work meanwhile. Whatever that one concludes, the goods are bought once.
/// </summary>
public sealed class PausedSenderTests(PostgreSqlServer server) : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    private SandboxHost _market = null!;
    private SandboxClient _control = null!;
    private int _commands;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _market = await SandboxHost.StartAsync(
            new SandboxOptions { TimeProvider = _time, TaskDelay = TimeSpan.Zero, PayDelay = TimeSpan.Zero }, Token);
        _control = new SandboxClient(_market.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _control?.Dispose();
        if (_market is not null)
        {
            await _market.DisposeAsync();
        }
    }

    /// <summary>A lease on a worker lasts 15 s, and what is intended may be sent for 30 s.</summary>
    /// <param name="pausedSeconds">How long the sender is paused.</param>
    /// <param name="sent">How many orders it makes when it goes on.</param>
    [Theory]
    [InlineData(20, 1)]
    [InlineData(31, 0)]
    [InlineData(1200, 0)]
    public async Task A_sender_that_is_paused_longer_than_its_lease_never_causes_a_second_upstream_order(int pausedSeconds, int sent)
    {
        server.Require();
        await using var site = new PostgreSqlSite();
        Func<Task>? pause = null;
        await using var first = NewHost(site, new PausingBudgets(() => Interlocked.Exchange(ref pause, null)?.Invoke() ?? Task.CompletedTask));
        await using var second = NewHost(site, new PausingBudgets(() => Task.CompletedTask));
        await first.Tenants.OnboardAsync(Samples.Anna, "Anna", Token);
        await first.Tenants.ConnectAccountAsync(Samples.Anna, Alibaba1688Marketplace.Id, new BuyingAccountId("main"), new AccountCredentials("sandbox-token"), new Actor(ActorKind.Host, "test"), Token);
        var (order, quantity) = await OrderAsync(first);
        await first.RunAsync(WorkerNames.Outbox, Samples.Anna);

        var wasPaused = false;
        pause = async () =>
        {
            wasPaused = true;
            await PassAsync(second, TimeSpan.FromSeconds(pausedSeconds));
        };
        await first.RunAsync(WorkerNames.Procurement, Samples.Anna);

        Assert.True(wasPaused, "Nothing was sent that could have been paused.");
        Assert.Equal(sent, (await _control.GetOrdersAsync(Token)).Count);

        // Long enough for the marketplace to have been asked for it as often as it takes.
        await PassAsync(second, TimeSpan.FromMinutes(30));
        if (await CountAsync(second, order, UnitBucket.Pending) > 0)
        {
            await InAsync(second, services => services.GetRequiredService<IProcurement>().BuyAsync(order, Command(ActorKind.Reviewer), Token).AsTask());
            await PassAsync(second, TimeSpan.FromMinutes(1));
        }

        // And the one that was paused has its turn again, too.
        await PassAsync(first, TimeSpan.FromMinutes(1));
        var upstream = Assert.Single(await _control.GetOrdersAsync(Token));
        Assert.Equal(quantity, upstream.Lines.Sum(line => line.Quantity));
        Assert.Equal(quantity, await CountAsync(first, order, UnitBucket.Purchased));
    }

    private static async Task<T> InAsync<T>(BackgroundHost host, Func<IServiceProvider, Task<T>> act)
    {
        using (host.Services.GetRequiredService<ITenantScopeFactory>().Enter(Samples.Anna))
        {
            return await act(host.Services);
        }
    }

    private static Task<int> CountAsync(BackgroundHost host, OrderId order, UnitBucket bucket) => InAsync(
        host, async services => (await services.GetRequiredService<IOrders>().FindAsync(order, Token))!.Lines.Sum(line => line.Units[bucket]));

    private Command Command(ActorKind actor) => new(new IdempotencyKey($"command-{++_commands}"), new Actor(actor, "test"));

    /// <summary>Lets time pass, and a host do its background work.</summary>
    private async Task PassAsync(BackgroundHost host, TimeSpan duration)
    {
        for (var left = duration; left > TimeSpan.Zero; left -= Step)
        {
            _time.Advance(left < Step ? left : Step);
            await host.RunAsync(WorkerNames.Outbox, Samples.Anna);
            await host.RunAsync(WorkerNames.Procurement, Samples.Anna);
        }
    }

    /// <summary>Places, pays and approves an order of one line.</summary>
    private async Task<(OrderId Order, int Quantity)> OrderAsync(BackgroundHost host)
    {
        var listing = (await _control.GetListingsAsync(Token)).First(listing => !listing.Delisted && listing.Marketplace == Alibaba1688Marketplace.Id.Value);
        return await InAsync(host, async services =>
        {
            await _control.ChangeStockAsync(listing.Marketplace, listing.Id, listing.Skus[0].Id, 1_000_000, Token);
            var read = await services.GetRequiredService<IShadowInventory>().GetAsync(new ListingId(Alibaba1688Marketplace.Id, listing.Id), Token);
            var product = Assert.IsType<SnapshotRead.Found>(read).Snapshot.Product;
            var sku = product.Skus[0];
            var quantity = product.LotSize * (int)Math.Ceiling((decimal)product.MinimumOrderQuantity / product.LotSize);
            var orders = services.GetRequiredService<IOrders>();
            var request = new PlaceOrder(
                new CustomerId("customer"), [new VerificationLine(sku.Id, quantity, sku.Prices.UnitPriceAt(quantity))], Currency.EUR);
            var placed = Assert.IsType<PlaceOrderResult.Placed>(await orders.PlaceAsync(request, Command(ActorKind.Customer), Token));
            var charged = (await orders.FindAsync(placed.Order, Token))!.Charged;
            await services.GetRequiredService<IPayments>().ReportCaptureAsync(
                new Capture(new IdempotencyKey("capture"), AggregateKey.Of(placed.Order), charged), new Actor(ActorKind.Host, "bank"), Token);
            await orders.ApproveAsync(placed.Order, Command(ActorKind.Reviewer), Token);
            return (placed.Order, quantity);
        });
    }

    private BackgroundHost NewHost(PostgreSqlSite site, ICallBudgets budgets) => new(
        site,
        builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(_time);
            builder.Services.AddSingleton(budgets);
            builder.AddAlibaba1688(connector =>
            {
                connector.Endpoint = new Uri(_market.BaseAddress, "1688/openapi/");
                (connector.AppKey, connector.AppSecret) = ("sandbox-key", "sandbox-secret");
            });
        },
        options =>
        {
            options.Warehouses.Add(Guangzhou);
            options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "fixed", DateTimeOffset.UnixEpoch));
        });

    private static WarehouseAddress Guangzhou { get; } = new()
    {
        Warehouse = new WarehouseId("gz"),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = "机场路 1 号",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "仓库",
        ContactPhone = "13800000000",
    };

    /// <summary>Gives every call its turn at once, but for the first that carries a purchase: what the process does then is up to the test.</summary>
    private sealed class PausingBudgets(Func<Task> beforeSending) : ICallBudgets
    {
        public async ValueTask AcquireAsync(MarketplaceId marketplace, ConnectorContext context, CancellationToken cancellationToken)
        {
            if (context.SendBefore is not null)
            {
                await beforeSending();
            }
        }

        public void Ban(MarketplaceId marketplace, ConnectorContext context, TimeSpan retryAfter)
        {
        }
    }
}
