using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Taobao;
using ReverseBuy.Sandbox.Tests.Taobao;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.State;

public sealed class StateFileTests : SandboxTest
{
    private static readonly Listing Item = CatalogueIndex.Build().Listings.First(listing => listing.Marketplace == Marketplaces.Taobao);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reversebuy-sandbox-");

    public StateFileTests() => StateFile = Path.Combine(_folder.FullName, "state.json");

    [Fact]
    public async Task Everything_outlives_a_restart()
    {
        await Wire.RegisterAsync(Item);
        await Wire.CreateAsync("kept", TaobaoCalls.Camel(Item, 2));
        await Control.ChangePriceAsync("taobao", $"{Item.Id}", null, 2m, Stop);
        await Control.DelistAsync("1688", (await ListingAsync("1688", _ => true)).Id, Stop);
        await Control.AdvanceClockAsync(TimeSpan.FromHours(1), Stop);
        await Control.AddFaultAsync(new SandboxFault { Marketplace = "taobao", Operation = "/create", Kind = SandboxFaultKind.DropBefore, Skip = 1 }, Stop);
        Host.World.Run(() => new TaobaoRefundBook(Host.World).Open(Host.World.State.Orders[0].Lines[0], returnsGoods: true, "x"));
        Host.World.Run(() => new TaobaoTokens(Host.World).Exchange(new TaobaoTokens(Host.World).IssueCode()));
        var (orders, listings, counters) = await SnapshotAsync();
        var (refunds, tokens) = (Host.World.State.TaobaoRefunds, Host.World.State.TaobaoTokens);

        await RestartAsync();

        var (ordersAfter, listingsAfter, countersAfter) = await SnapshotAsync();
        Assert.Equivalent(orders, ordersAfter, strict: true);
        Assert.Equivalent(listings, listingsAfter, strict: true);
        Assert.Equivalent(counters, countersAfter, strict: true);
        Assert.Equal(refunds, Host.World.State.TaobaoRefunds);
        Assert.Equal(tokens, Host.World.State.TaobaoTokens);
        Assert.Equal("Unpaid", ordersAfter.Single().State);
        Assert.True((bool)At(await Wire.CreateAsync("kept", TaobaoCalls.Camel(Item, 2)), "success"));
        Assert.Single(await Control.GetOrdersAsync(Stop));
        await Assert.ThrowsAsync<HttpRequestException>(() => Wire.CreateAsync("dropped", TaobaoCalls.Camel(Item, 1)));
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_left_alone()
    {
        var damaged = Path.Combine(_folder.FullName, "damaged.json");
        await File.WriteAllTextAsync(damaged, "{", Stop);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(
            () => SandboxHost.StartAsync(new SandboxOptions { StateFile = damaged }, Stop));

        Assert.Contains(damaged, exception.Message, StringComparison.Ordinal);
        Assert.Equal("{", await File.ReadAllTextAsync(damaged, Stop));
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_belongs_to_one_sandbox_until_that_one_ends()
    {
        await Control.DelistAsync("1688", (await ListingAsync("1688", _ => true)).Id, Stop);

        var exception = await Assert.ThrowsAsync<IOException>(() => SandboxHost.StartAsync(new SandboxOptions { StateFile = StateFile }, Stop));

        Assert.Contains("in use by another sandbox", exception.Message, StringComparison.Ordinal);
        await RestartAsync();
        Assert.NotEmpty(await Control.GetListingsAsync(Stop));
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_stops_the_start()
    {
        var nowhere = Path.Combine(_folder.FullName, "missing", "state.json");

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => SandboxHost.StartAsync(new SandboxOptions { StateFile = nowhere }, Stop));
        _folder.Delete(recursive: true);
    }

    private async Task<(IReadOnlyList<SandboxOrder> Orders, IReadOnlyList<SandboxListing> Listings, SandboxCounters Counters)> SnapshotAsync() =>
        (await Control.GetOrdersAsync(Stop), await Control.GetListingsAsync(Stop), await Control.GetCountersAsync(Stop));
}
