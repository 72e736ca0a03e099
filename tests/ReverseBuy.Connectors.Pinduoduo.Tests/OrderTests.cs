using System.Globalization;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Pinduoduo.Buying;
using ReverseBuy.Connectors.Pinduoduo.Tests.Support;

namespace ReverseBuy.Connectors.Pinduoduo.Tests;

public sealed class OrderTests
{
    private const string Feed = "pdd.ddk.order.list.increment.get";
    private const string Detail = "pdd.ddk.order.detail.get";
    private const string CreateLink = "pdd.ddk.goods.promotion.url.generate";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PinduoduoOptions Options { get; } = new() { Uid = "T42" };

    [Fact]
    public async Task A_link_carries_promotion_id_uid_and_our_reference_and_picks_the_choice()
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer(CreateLink, SampleFile.Text("link"));
        var assisted = host.Seam<IAssistedPurchasing>();

        var link = await assisted.CreateLinkAsync(ScriptedHost.Context, ScriptedHost.Purchase("PO7"), Token);
        await assisted.CreateLinkAsync(ScriptedHost.Context, ScriptedHost.Purchase("PO7", ScriptedHost.Line("k1")), Token);

        Assert.Equal("https://mobile.yangkeduo.com/app.html?launch_url=x", link.AbsoluteUri);
        var (plain, picked) = (host.Gateway.Calls[0].Form, host.Gateway.Calls[1].Form);
        Assert.Equal(("60005_612", "true", Mark("PO7")), (plain["p_id"], plain["multi_group"], plain["custom_parameters"]));
        Assert.Equal($$"""["{{ScriptedHost.Sign}}"]""", plain["goods_sign_list"]);
        Assert.Equal($$"""[{"goods_sign":"{{ScriptedHost.Sign}}","sku_id_code_list":["k1"]}]""", picked["goods_gen_url_param_list"]);
        Assert.DoesNotContain("goods_sign_list", picked.Keys);
    }

    [Fact]
    public async Task The_longest_reference_fits_and_what_does_not_is_refused()
    {
        var longest = new string('a', 32);
        var mark = PinduoduoMark.Write(new PinduoduoOptions { Uid = "1234567" }, ScriptedHost.Context, longest);

        Assert.Equal(64, System.Text.Encoding.UTF8.GetByteCount(mark));
        Assert.Throws<ArgumentException>(() => Mark(longest + "a"));
        Assert.Throws<ArgumentException>(() => Mark("a\"b"));
        Assert.Throws<ArgumentException>(() => Mark(string.Empty));
        await using var host = ScriptedHost.Start();
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Seam<IAssistedPurchasing>()
            .CreateLinkAsync(ScriptedHost.Context, ScriptedHost.Purchase("PO7", ScriptedHost.Line(), ScriptedHost.Line("k1")), Token));
    }

    [Theory]
    [InlineData("""{"goods_promotion_url_generate_response":{"goods_promotion_url_list":[]}}""")]
    [InlineData("""{"goods_promotion_url_generate_response":{"goods_promotion_url_list":[{"mobile_url":"javascript:alert(1)"}]}}""")]
    public async Task An_answer_without_a_link_is_no_link(string body)
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer(CreateLink, body);

        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IAssistedPurchasing>().CreateLinkAsync(ScriptedHost.Context, ScriptedHost.Purchase(), Token));

        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task What_was_bought_by_the_link_is_found_by_its_reference_and_another_tenants_is_not()
    {
        await using var host = ScriptedHost.Start();
        var now = host.Time.GetUtcNow();
        var boris = ScriptedHost.Context with { Tenant = new TenantId("boris") };
        var other = ScriptedHost.Context with { Account = new BuyingAccountId("second") };
        object[] rows =
        [
            Row("260115-1", Mark("PO7"), now, 1),
            Row("260115-2", Mark("PO8"), now, 0),
            Row("260115-3", PinduoduoMark.Write(Options, boris, "PO7"), now, 0),
            Row("260115-4", PinduoduoMark.Write(Options, other, "PO7"), now, 0),
            Row("260115-5", "{not JSON", now, 0),
            Row("260115-6", """{"uid":"T42"}""", now, 0),
            Row("260115-7", null, now, 0),
        ];
        host.Gateway.Answer(Feed, Page(rows, rows.Length));

        var purchase = new AssistedPurchase("PO7", [ScriptedHost.Line()], now.AddHours(-1));
        var order = Assert.Single(await host.Seam<IAssistedPurchasing>().MatchAsync(ScriptedHost.Context, purchase, Token));

        Assert.Equal(("260115-1", UpstreamStatus.Paid, "PO7", new Money(36.80m, Currency.CNY)), (order.Id, order.Status, order.Reference, order.Total));
        Assert.Equal(new UpstreamOrderLine(ScriptedHost.Sign, 2, new Money(19.90m, Currency.CNY)), Assert.Single(order.Lines));
        Assert.Equal("260115-3", Assert.Single(await host.Seam<IAssistedPurchasing>().MatchAsync(boris, purchase, Token)).Id);
        Assert.Equal("260115-1", Assert.Single(await host.Seam<IUpstreamOrders>().FindByReferenceAsync(ScriptedHost.Context, "PO7", Token)).Id);
        Assert.Equal(["260115-1", "260115-2"], (await ListAsync(host, now.AddHours(-1), now.AddHours(1))).Orders.Select(each => each.Id));
    }

    [Fact]
    public async Task A_stretch_is_asked_for_by_the_day_without_a_gap_and_never_beyond_what_is_kept()
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer(Feed, Page([], 0));
        var now = host.Time.GetUtcNow();

        await host.Seam<IAssistedPurchasing>().MatchAsync(ScriptedHost.Context, new AssistedPurchase("PO7", [ScriptedHost.Line()], now.AddDays(-2)), Token);

        var windows = Windows(host);
        Assert.Equal(3, windows.Count);
        Assert.All(windows, window => Assert.InRange(window.End - window.Start, 1, 86_400));
        Assert.Equal(windows.Skip(1).Select(window => window.Start), windows.SkipLast(1).Select(window => window.End));
        Assert.InRange(windows[0].Start, 0, now.AddDays(-2).ToUnixTimeSeconds());
        Assert.InRange(windows[^1].End, now.ToUnixTimeSeconds() + 1, long.MaxValue);

        host.Gateway.Calls.Clear();
        await host.Seam<IAssistedPurchasing>().MatchAsync(ScriptedHost.Context, new AssistedPurchase("PO7", [ScriptedHost.Line()], now.AddDays(-400)), Token);
        Assert.InRange(Windows(host)[0].Start, now.AddDays(-90).ToUnixTimeSeconds() + 1, now.AddDays(-89).ToUnixTimeSeconds());

        host.Gateway.Calls.Clear();
        await host.Seam<IUpstreamOrders>().FindByReferenceAsync(ScriptedHost.Context, "PO7", Token);
        Assert.Equal(8, host.Gateway.Calls.Count);
    }

    // After each page the first order changes and leaves the stretch: whoever read forwards would lose the first of the next page.
    [Theory]
    [InlineData(120, "1,3,2,1")]
    [InlineData(101, "1,3,2,1")]
    [InlineData(100, "1,2,1")]
    [InlineData(50, "1,1")]
    [InlineData(49, "1")]
    public async Task Pages_are_read_from_the_last_to_the_first_so_that_none_is_lost(int count, string pages)
    {
        await using var host = ScriptedHost.Start();
        var now = host.Time.GetUtcNow();
        var left = Enumerable.Range(1, count).ToList();
        host.Gateway.Answer(Feed, call =>
        {
            var page = int.Parse(call.Form["page"], CultureInfo.InvariantCulture);
            var answer = Page([.. left.Skip((page - 1) * 50).Take(50).Select(number => Row(Number(number), Mark($"PO{number}"), now.AddHours(-2).AddSeconds(number), 0))], left.Count);
            left.RemoveAt(0);
            return answer;
        });

        var found = await ListAsync(host, now.AddHours(-3), now);

        Assert.Equal(pages, string.Join(',', host.Gateway.Calls.Select(call => call.Form["page"])));
        Assert.Empty(left.Select(Number).Except(found.Orders.Select(order => order.Id)));
        Assert.Distinct(found.Orders.Select(order => order.Id));
        Assert.False(found.HasMore);

        static string Number(int number) => $"n-{number}";
    }

    [Fact]
    public async Task A_count_that_is_too_small_hides_no_page()
    {
        await using var host = ScriptedHost.Start();
        var now = host.Time.GetUtcNow();
        host.Gateway.Answer(Feed, call =>
        {
            var page = int.Parse(call.Form["page"], CultureInfo.InvariantCulture);
            return Page([.. Enumerable.Range(1, 130).Skip((page - 1) * 50).Take(50).Select(number => Row($"n-{number}", Mark($"PO{number}"), now.AddMinutes(-5), 0))], 7);
        });

        Assert.Equal(130, (await ListAsync(host, now.AddHours(-1), now)).Orders.Count);
    }

    [Fact]
    public async Task An_order_that_comes_twice_counts_as_it_was_last_and_what_is_not_asked_for_is_left_out()
    {
        await using var host = ScriptedHost.Start();
        var now = host.Time.GetUtcNow();
        host.Gateway.Answer(Feed, Page([Row("a", Mark("PO1"), now.AddMinutes(-3), 2), Row("a", Mark("PO1"), now.AddMinutes(-5), 0), Row("b", Mark("PO2"), now, 0)], 3));

        var page = await ListAsync(host, now.AddHours(-1), now);

        Assert.Equal(UpstreamStatus.Received, Assert.Single(page.Orders).Status);
        Assert.Empty((await host.Seam<IUpstreamOrders>().ListAsync(ScriptedHost.Context, new UpstreamOrderQuery(now.AddHours(-1), now) { Page = 2 }, Token)).Orders);
    }

    [Fact]
    public async Task An_order_is_read_by_its_number_if_it_is_this_tenants()
    {
        await using var host = ScriptedHost.Start();
        var row = JsonSerializer.Serialize(new { order_detail_response = Row("260115-1", Mark("PO7"), host.Time.GetUtcNow(), 2) });
        host.Gateway.Answer(Detail, row);
        var orders = host.Seam<IUpstreamOrders>();

        var order = (await orders.FindAsync(ScriptedHost.Context, "260115-1", Token))!;

        Assert.Equal(("260115-1", UpstreamStatus.Received, "order_status 2, return_status "), (order.Id, order.Status, order.MarketplaceStatus));
        Assert.Equal(host.Time.GetUtcNow(), order.PaidAt);
        Assert.Null(await orders.FindAsync(ScriptedHost.Context with { Tenant = new TenantId("boris") }, "260115-1", Token));
    }

    [Theory]
    [InlineData("""{"order_detail_response":{"request_id":"1"}}""")]
    [InlineData("""{"order_detail_response":{}}""")]
    public async Task An_order_that_is_not_told_is_none(string body)
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer(Detail, body);

        Assert.Null(await host.Seam<IUpstreamOrders>().FindAsync(ScriptedHost.Context, "1", Token));
    }

    [Theory]
    [InlineData(0, 0, false, UpstreamStatus.Paid)]
    [InlineData(1, 0, false, UpstreamStatus.Paid)]
    [InlineData(2, 0, true, UpstreamStatus.Received)]
    [InlineData(3, 0, true, UpstreamStatus.Received)]
    [InlineData(5, 0, true, UpstreamStatus.Closed)]
    [InlineData(4, 0, false, UpstreamStatus.Paid)]
    [InlineData(4, 0, true, UpstreamStatus.Received)]
    [InlineData(10, 0, false, UpstreamStatus.Paid)]
    [InlineData(10, 0, true, UpstreamStatus.Received)]
    [InlineData(1, 1, false, UpstreamStatus.Paid)]
    [InlineData(2, 2, true, UpstreamStatus.Unknown)]
    [InlineData(7, 0, false, UpstreamStatus.Unknown)]
    public void Each_state_has_its_meaning(int status, int returns, bool isReceived, UpstreamStatus expected) =>
        Assert.Equal(expected, PinduoduoOrderStatus.Of(status, returns, isReceived));

    [Fact]
    public void No_state_is_unknown() => Assert.Equal(UpstreamStatus.Unknown, PinduoduoOrderStatus.Of(null, null, isReceived: true));

    private static string Mark(string reference) => PinduoduoMark.Write(Options, ScriptedHost.Context, reference);

    private static List<(long Start, long End)> Windows(ScriptedHost host) =>
    [
        .. host.Gateway.Calls.Select(call => (
            long.Parse(call.Form["start_update_time"], CultureInfo.InvariantCulture), long.Parse(call.Form["end_update_time"], CultureInfo.InvariantCulture))),
    ];

    private static async Task<UpstreamOrderPage> ListAsync(ScriptedHost host, DateTimeOffset from, DateTimeOffset until) =>
        await host.Seam<IUpstreamOrders>().ListAsync(ScriptedHost.Context, new UpstreamOrderQuery(from, until), Token);

    private static object Row(string number, string? mark, DateTimeOffset changedAt, int status) => new
    {
        order_sn = number,
        goods_sign = ScriptedHost.Sign,
        goods_id = 130801587484,
        goods_name = "x",
        goods_quantity = 2,
        goods_price = 1990,
        order_amount = 3680,
        order_status = status,
        order_create_time = changedAt.ToUnixTimeSeconds(),
        order_pay_time = changedAt.ToUnixTimeSeconds(),
        order_receive_time = status == 2 ? changedAt.ToUnixTimeSeconds() : 0,
        order_modify_at = changedAt.ToUnixTimeSeconds(),
        custom_parameters = mark,
    };

    private static string Page(object[] rows, int total) => JsonSerializer.Serialize(new { order_list_get_response = new { total_count = total, order_list = rows } });
}
