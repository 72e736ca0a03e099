using ReverseBuy.Crash.Agency;
using ReverseBuy.Sandbox;
using ReverseBuy.Servers;

namespace ReverseBuy.Crash.Courses;

/// <summary>What outlives the agency in one course: databases and queues under a prefix of its own, a key ring, the marketplaces, and the connections to the servers.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const int Stock = 1_000_000;
    private const int ListingsPerMarketplace = 6;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reversebuy-crash-");
    private readonly SandboxHost _marketplaces;
    private readonly CuttingProxy _database;
    private readonly CuttingProxy _broker;

    private Site(CourseServers servers, string prefix, SandboxHost marketplaces, IReadOnlyList<Goods> goods)
    {
        (Servers, Prefix, Goods, _marketplaces) = (servers, prefix, goods, marketplaces);
        Control = marketplaces.CreateClient();
        (_database, _broker) = (new CuttingProxy(servers.DatabasePort), new CuttingProxy(servers.BrokerPort));
    }

    public CourseServers Servers { get; }

    public string Prefix { get; }

    public string Folder => _folder.FullName;

    public Uri Marketplaces => _marketplaces.BaseAddress;

    /// <summary>The marketplaces' own books.</summary>
    public SandboxClient Control { get; }

    public IReadOnlyList<Goods> Goods { get; }

    public string PostgreSql => PostgreSqlAt(Servers.DatabasePort);

    /// <summary>The server of the control database where it has one of its own.</summary>
    public string ControlPostgreSql => PostgreSqlAt(Servers.ControlPort);

    public string RabbitMQ => RabbitMQAt(Servers.BrokerPort);

    /// <summary>PostgreSQL by connections that can be cut.</summary>
    public string CuttablePostgreSql => PostgreSqlAt(_database.Port);

    /// <summary>RabbitMQ by connections that can be cut.</summary>
    public string CuttableRabbitMQ => RabbitMQAt(_broker.Port);

    public static async Task<Site> OpenAsync(CourseServers servers, string prefix, CancellationToken cancellationToken)
    {
        var marketplaces = await SandboxHost.StartAsync(
            new SandboxOptions { TaskDelay = Milliseconds(50), PayDelay = Milliseconds(100), ShipAfter = Milliseconds(200), SignAfter = Milliseconds(1000) },
            cancellationToken);
        using var control = marketplaces.CreateClient();
        return new Site(servers, prefix, marketplaces, await ChooseAsync(control, cancellationToken));
    }

    /// <summary>Cuts every connection to the servers, without a word to either side.</summary>
    public void Cut()
    {
        _database.Cut();
        _broker.Cut();
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await _database.DisposeAsync();
        await _broker.DisposeAsync();
        await _marketplaces.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // Enough of everything: what is sold out is another test's.
    private static async Task<IReadOnlyList<Goods>> ChooseAsync(SandboxClient control, CancellationToken cancellationToken)
    {
        var listings = (await control.GetListingsAsync(cancellationToken))
            .Where(listing => listing is { Delisted: false, Skus.Count: > 1, Marketplace: "1688" or "taobao" })
            .GroupBy(listing => listing.Marketplace, StringComparer.Ordinal)
            .SelectMany(group => group.Take(ListingsPerMarketplace));
        var goods = new List<Goods>();
        foreach (var listing in listings)
        {
            var (sku, step) = (listing.Skus[0].Id, listing.LotSize ?? 1);
            await control.ChangeStockAsync(listing.Marketplace, listing.Id, sku, Stock, cancellationToken);
            goods.Add(new Goods(listing.Marketplace, listing.Id, sku, step * (int)Math.Ceiling((decimal)listing.MinimumOrderQuantity / step)));
        }

        return goods;
    }

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);

    private static string PostgreSqlAt(int port) => FormattableString.Invariant($"Host=127.0.0.1;Port={port};Username=postgres");

    private static string RabbitMQAt(int port) => FormattableString.Invariant($"amqp://guest:guest@127.0.0.1:{port}/");
}
