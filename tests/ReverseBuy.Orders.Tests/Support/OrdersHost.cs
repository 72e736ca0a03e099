using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Tests.Support;

/// <summary>ReverseBuy in memory with two scripted marketplaces and two tenants. Background work runs only when the test says so.</summary>
internal sealed partial class OrdersHost : IAsyncDisposable
{
    public static readonly TenantId Lotus = new("lotus");
    public static readonly TenantId Panda = new("panda");
    public static readonly CustomerId Anna = new("anna");
    private const int Rounds = 200;

    private readonly ServiceProvider _services;
    private int _keys;

    private OrdersHost(FakeTimeProvider time, ScriptedMarketplace north, ScriptedMarketplace south, Action<IServiceCollection>? change, Action<ReverseBuyOptions>? configure, Action<IReverseBuyBuilder>? build)
    {
        Time = time;
        North = north;
        South = south;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        change?.Invoke(services);
        var builder = services.AddReverseBuy(options =>
        {
            options.SingleTenant = Lotus;
            options.Warehouses.Add(Guangzhou);
            options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "test", time.GetUtcNow()));
            options.Messaging.RunWorkers = false;
            configure?.Invoke(options);
        });
        builder.UseInMemory();
        build?.Invoke(builder);
        north.Register(builder);
        south.Register(builder);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTimeProvider Time { get; }

    public ScriptedMarketplace North { get; }

    public ScriptedMarketplace South { get; }

    public IOrders Orders => _services.GetRequiredService<IOrders>();

    public IExplanations Explanations => _services.GetRequiredService<IExplanations>();

    public IOrderQuestions Questions => _services.GetRequiredService<IOrderQuestions>();

    public IOrderHolds OrderHolds => _services.GetRequiredService<IOrderHolds>();

    public ITenants Tenants => _services.GetRequiredService<ITenants>();

    public IPayments Payments => _services.GetRequiredService<IPayments>();

    public IProcurement Procurement => _services.GetRequiredService<IProcurement>();

    public IPurchaseDecisions Buyers => _services.GetRequiredService<IPurchaseDecisions>();

    public IOperatorQueue Operators => _services.GetRequiredService<IOperatorQueue>();

    public IWarehouse Warehouse => _services.GetRequiredService<IWarehouse>();

    public IParcels Parcels => _services.GetRequiredService<IParcels>();

    public IStockHolds Holds => _services.GetRequiredService<IStockHolds>();

    public ISnapshotStore Snapshots => _services.GetRequiredService<ISnapshotStore>();

    /// <summary>The tenant that was entered, or the only one.</summary>
    public TenantId Current => _services.GetRequiredService<ICurrentTenant>().Id!.Value;

    public ITenantStorage Storage => _services.GetRequiredService<ITenantStorage>();

    public T Service<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

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
        ContactPhone = "13000000000",
    };

    public static async Task<OrdersHost> StartAsync(Action<ReverseBuyOptions>? configure = null, Action<IReverseBuyBuilder>? build = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        return await StartAsync(time, new ScriptedMarketplace("north", time), new ScriptedMarketplace("south", time), null, configure, build: build);
    }

    /// <summary>A host as a process is: what it is given outlives it.</summary>
    public static async Task<OrdersHost> StartAsync(
        FakeTimeProvider time,
        ScriptedMarketplace north,
        ScriptedMarketplace south,
        Action<IServiceCollection>? change,
        Action<ReverseBuyOptions>? configure = null,
        bool hasNorthAccount = true,
        Action<IReverseBuyBuilder>? build = null)
    {
        var host = new OrdersHost(time, north, south, change, configure, build);
        var tenants = host.Tenants;
        foreach (var tenant in new[] { Lotus, Panda })
        {
            await tenants.OnboardAsync(tenant, tenant.Value);
            if (hasNorthAccount)
            {
                await tenants.ConnectAccountAsync(tenant, north.Id, new BuyingAccountId("main"), new AccountCredentials("token"), new Actor(ActorKind.Host, "test"));
            }

            await tenants.ConnectAccountAsync(tenant, south.Id, new BuyingAccountId("main"), new AccountCredentials("token"), new Actor(ActorKind.Host, "test"));
        }

        return host;
    }

    public IDisposable Enter(TenantId tenant) => _services.GetRequiredService<ITenantScopeFactory>().Enter(tenant);

    public Command Command(ActorKind kind = ActorKind.Operator) => new(new IdempotencyKey($"key-{++_keys}"), new Actor(kind, "test"));

    public ValueTask<PlaceOrderResult> TryPlaceAsync(params IReadOnlyList<VerificationLine> lines) =>
        Orders.PlaceAsync(new PlaceOrder(Anna, lines, Currency.EUR), Command(ActorKind.Customer), Token);

    public static VerificationLine Line(SkuId sku, int quantity = 2, decimal seen = 40m) => new(sku, quantity, new Money(seen, Currency.CNY));

    public async Task<Order> PlaceAsync(params IReadOnlyList<VerificationLine> lines)
    {
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await TryPlaceAsync(lines));
        return await GetAsync(placed.Order);
    }

    public async Task<Order> GetAsync(OrderId order) => (await Orders.FindAsync(order, Token))!;

    public async Task PayAsync(Order order) => await Payments.ReportCaptureAsync(
        new Capture(new IdempotencyKey($"capture-{++_keys}"), AggregateKey.Of(order.Id), order.Due), new Actor(ActorKind.Host, "bank"), Token);

    /// <summary>An order that is paid and approved, and bought as far as the marketplaces let it.</summary>
    public async Task<Order> BuyAsync(params IReadOnlyList<VerificationLine> lines)
    {
        var order = await PlaceAsync(lines);
        await PayAsync(order);
        await Orders.ApproveAsync(order.Id, Command(ActorKind.Reviewer), Token);
        await WorkAsync();
        return await GetAsync(order.Id);
    }

    public async Task<PurchaseOrder> PurchaseAsync(OrderId order) => Assert.Single(await Procurement.ListAsync(order, Token));

    public async Task<int> InBucketAsync(OrderId order, UnitBucket bucket) => (await GetAsync(order)).Lines.Sum(line => line.Units[bucket]);

    public async Task AdvanceAsync(TimeSpan by)
    {
        Time.Advance(by);
        await WorkAsync();
    }

    /// <summary>Lets time pass, and the background work, minute by minute.</summary>
    public async Task PassAsync(int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            await AdvanceAsync(TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>Lets the background do all that is due now.</summary>
    public async Task WorkAsync()
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var worker in _services.GetServices<ITenantWorker>())
            {
                await worker.RunAsync(Lotus, Token);
            }

            if (await IsIdleAsync())
            {
                return;
            }
        }

        Assert.Fail($"The background still had something to do after {Rounds} rounds.");
    }

    /// <summary>What the entries of an order or parcel add up to.</summary>
    public async Task<IReadOnlyList<MoneyEntry>> EntriesAsync(AggregateKey @for)
    {
        await using var view = await Storage.ReadAsync(Lotus, Token);
        return await view.Money.ListAsync(@for, Token);
    }

    public async Task<IReadOnlyList<string>> EventsAsync(OrderId order) =>
        [.. (await Orders.ExplainAsync(order, Token)).Timeline.Select(handled => handled.Envelope.Type)];

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<bool> IsIdleAsync()
    {
        await using var view = await Storage.ReadAsync(Lotus, Token);
        return (await view.Outbox.ListReadyAsync(Time.GetUtcNow(), 1, Token)).Count == 0
            && (await view.PurchaseOrders.ListDueAsync(Time.GetUtcNow(), 1, Token)).Count == 0
            && (await view.Timers.ListDueAsync(Time.GetUtcNow(), 1, Token)).Count == 0;
    }
}
