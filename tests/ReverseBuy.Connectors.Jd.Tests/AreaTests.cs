using ReverseBuy.Buying;
using ReverseBuy.Connectors.Jd.Buying;
using ReverseBuy.Connectors.Jd.Tests.Support;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class AreaTests
{
    private const string Read = "api/area/getJDAddressFromAddress";
    private const string NothingMadeOfIt = """{"success":false,"resultCode":"2101","resultMessage":"地址解析失败","result":null}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task JD_reads_the_address_and_is_asked_once_a_day()
    {
        await using var host = await ScriptedHost.StartAsync();

        Assert.Equal(new JdArea(19, 1601, 3633, 0), await FindAsync(host));
        Assert.Equal(new JdArea(19, 1601, 3633, 0), await FindAsync(host));

        Assert.Equal("广东省广州市白云区机场路 1 号", Assert.Single(host.Gateway.CallsOf(Read)).Form["address"]);
        var check = Assert.Single(host.Gateway.CallsOf("api/area/checkArea")).Form;
        Assert.Equal(("19", "1601", "3633", "0"), (check["provinceId"], check["cityId"], check["countyId"], check["townId"]));

        host.Time.Advance(TimeSpan.FromDays(1));
        await FindAsync(host);
        Assert.Equal(2, host.Gateway.CallsOf(Read).Count());
    }

    [Fact]
    public async Task A_message_that_areas_changed_has_it_asked_again()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/message/get", """{"success":true,"resultCode":"0000","result":[{"id":1,"type":50,"time":"2020-05-20 10:00:00","result":{"areaId":1}}]}""");

        await FindAsync(host);
        await host.Seam<IChangeFeed>().PullAsync(ScriptedHost.Context, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 100, Token);
        await FindAsync(host);

        Assert.Equal(2, host.Gateway.CallsOf(Read).Count());
    }

    [Theory]
    [InlineData("虎门镇金龙路 1 号", 51091)]
    [InlineData("金龙路 1 号（长安镇）", 51092)]
    public async Task A_town_that_JD_leaves_open_is_found_in_the_street(string street, int town)
    {
        await using var host = await HostAsync("""{"虎门镇":51091,"长安镇":51092}""", SampleFile.Text("address"));

        Assert.Equal(new JdArea(19, 1601, 3633, town), await FindAsync(host, ScriptedHost.Warehouse with { Street = street }));
    }

    [Fact]
    public async Task A_street_that_names_no_town_of_a_county_that_has_some_is_refused_with_what_to_do()
    {
        await using var host = await HostAsync("""{"虎门镇":51091}""", SampleFile.Text("address"));

        var error = await Assert.ThrowsAsync<MarketplaceException>(() => FindAsync(host));

        Assert.Equal(MarketplaceErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("town", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("机场路", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_JD_makes_nothing_of_the_address_its_tree_is_walked_by_name()
    {
        await using var host = await HostAsync("{}", NothingMadeOfIt);
        host.Gateway.Answer("api/area/getProvince", """{"success":true,"resultCode":"0000","result":{"北京":1,"广东":"19"}}""")
            .Answer("api/area/getCity", """{"success":true,"resultCode":"0000","result":{"广州":2,"广州市":1601}}""")
            .Answer("api/area/getCounty", """{"success":true,"resultCode":"0000","result":{"天河区":5,"白云区":3633}}""");

        Assert.Equal(new JdArea(19, 1601, 3633, 0), await FindAsync(host));
        Assert.Equal(("19", "1601", "3633"), (
            host.Gateway.CallsOf("api/area/getCity").Single().Form["id"],
            host.Gateway.CallsOf("api/area/getCounty").Single().Form["id"],
            host.Gateway.CallsOf("api/area/getTown").Single().Form["id"]));
    }

    [Fact]
    public async Task A_place_that_JD_does_not_know_is_refused_and_not_kept()
    {
        await using var host = await HostAsync("{}", NothingMadeOfIt);
        host.Gateway.Answer("api/area/getProvince", """{"success":true,"resultCode":"0000","result":{"北京":1}}""");

        var error = await Assert.ThrowsAsync<MarketplaceException>(() => FindAsync(host));
        await Assert.ThrowsAsync<MarketplaceException>(() => FindAsync(host));

        Assert.Equal(MarketplaceErrorKind.InvalidRequest, error.Kind);
        Assert.Equal(2, host.Gateway.CallsOf("api/area/getProvince").Count());
    }

    [Fact]
    public async Task Trouble_inside_JD_is_no_unknown_place()
    {
        await using var host = await HostAsync("{}", """{"success":false,"resultCode":"5001","resultMessage":"系统异常","result":null}""");

        Assert.Equal(MarketplaceErrorKind.Unavailable, (await Assert.ThrowsAsync<MarketplaceException>(() => FindAsync(host))).Kind);
    }

    private static Task<JdArea> FindAsync(ScriptedHost host, WarehouseAddress? address = null) =>
        host.Service<JdAreas>().FindAsync(ScriptedHost.Context, address ?? ScriptedHost.Warehouse, Token);

    private static async Task<ScriptedHost> HostAsync(string towns, string read)
    {
        var host = await ScriptedHost.StartAsync();
        host.Gateway.Replace(Read, read).Replace("api/area/getTown", $$"""{"success":true,"resultCode":"0000","result":{{towns}}}""");
        return host;
    }
}
