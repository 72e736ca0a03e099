using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Wire.Tests.Support;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Connectors.Wire.Tests;

/// <summary>Two hosts with one account on one database, at a platform whose refresh tokens work once.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private const string Refresh = "/auth/token/refresh";

    private static readonly MarketplaceId Taobao = new("taobao");
    private static readonly ConnectorContext Context = new(new TenantId("alice"), new BuyingAccountId("main"), CallLane.Browse);

    private readonly SharedFolder _folder = new();
    private readonly List<ServiceProvider> _nodes = [];
    private SandboxHost _sandbox = null!;
    private SandboxClient _control = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions(), Cancellation);
        _control = _sandbox.CreateClient();
        var first = Start(_folder.First);
        await first.GetRequiredService<ITenants>().OnboardAsync(Context.Tenant, "Alice", Cancellation);
        _folder.Link();
        Start(_folder.Second);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        _control.Dispose();
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_hundred_calls_of_each_with_a_dead_token_make_one_refresh_on_the_wire()
    {
        var first = await ConsentAsync();
        await ConnectAsync(new AccountCredentials("dead") { RefreshToken = first.RefreshToken });
        var listing = (await _control.GetListingsAsync(Cancellation)).First(one => one.Marketplace == "taobao" && !one.Delisted);
        var id = new ListingId(Taobao, listing.Id);

        var calls = Enumerable.Range(0, 200).Select(number => Task.Run(
            async () => await Seam<IProductSource>(number % 2).FindAsync(Context, id, Cancellation),
            Cancellation));
        Assert.All(await Task.WhenAll(calls), Assert.NotNull);

        Assert.Equal(1, await RefreshesAsync());
        var stored = await Task.WhenAll(_nodes.Select(node => CredentialsAsync(node)));
        Assert.Equal(stored[0], stored[1]);
        Assert.NotEqual(first.RefreshToken, stored[0]!.RefreshToken);
        Assert.Equal(1, stored[0]!.FencingToken);
    }

    [Fact]
    public async Task A_token_that_one_node_renewed_is_renewed_by_the_other_when_it_ends_and_the_account_is_never_lost()
    {
        var issued = await ConsentAsync();
        var id = new ListingId(Taobao, (await _control.GetListingsAsync(Cancellation)).First(one => one.Marketplace == "taobao" && !one.Delisted).Id);
        await ConnectAsync(issued);
        for (var round = 0; round < 6; round++)
        {
            await _control.AdvanceClockAsync(TimeSpan.FromDays(31), Cancellation);
            Assert.NotNull(await Seam<IProductSource>(round % 2).FindAsync(Context, id, Cancellation));
            Assert.NotNull(await Seam<IProductSource>((round + 1) % 2).FindAsync(Context, id, Cancellation));
        }

        Assert.Equal(6, await RefreshesAsync());
        Assert.Equal(6, (await CredentialsAsync(_nodes[0]))!.FencingToken);
    }

    private static async Task<AccountCredentials?> CredentialsAsync(ServiceProvider node) =>
        await node.GetRequiredService<ICredentialStore>().FindAsync(Context.Tenant, Taobao, Context.Account, Cancellation);

    private async Task<int> RefreshesAsync() => (await _control.GetCountersAsync(Cancellation)).ByOperation.GetValueOrDefault(Refresh);

    private async Task<AccountCredentials> ConsentAsync()
    {
        var back = new Uri("http://127.0.0.1/back");
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        using var sentBack = await browser.GetAsync(Seam<ITokenIssuer>(0).AuthorizationPage(back, "s1"), Cancellation);
        var code = sentBack.Headers.Location!.Query.TrimStart('?').Split('&').Single(pair => pair.StartsWith("code=", StringComparison.Ordinal))[5..];
        return await Seam<ITokenIssuer>(0).ExchangeAsync(Context, code, back, Cancellation);
    }

    private async Task ConnectAsync(AccountCredentials credentials) =>
        await _nodes[0].GetRequiredService<ITenants>().ConnectAccountAsync(Context.Tenant, Taobao, Context.Account, credentials, new Actor(ActorKind.Host, "test"), Cancellation);

    private TSeam Seam<TSeam>(int node)
        where TSeam : class => _nodes[node].GetRequiredService<IConnectors>().Require<TSeam>(Taobao);

    private ServiceProvider Start(string folder)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(_folder.Keys);
        services.AddReverseBuy().UseSqlite(options => options.DataFolder = folder).AddTaobao(options =>
        {
            options.Endpoint = new Uri(_sandbox.BaseAddress, "taobao/rest");
            options.AuthorizationEndpoint = new Uri(_sandbox.BaseAddress, "taobao/oauth/authorize");
            (options.AppKey, options.AppSecret) = ("sandbox-key", "sandbox-secret");
            (options.Calls.Budget.CallsPerSecond, options.Calls.Budget.Burst) = (100_000, 100_000);
        });
        var node = services.BuildServiceProvider();
        _nodes.Add(node);
        return node;
    }
}
