using ReverseBuy.Connectors.Http.Tests.Support;

namespace ReverseBuy.Connectors.Http.Tests;

/// <summary>What becomes of calls when this machine's clock is not the platform's.</summary>
public sealed class GatewayClockTests
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(OperationSafety.ReadOnly, 5)]
    [InlineData(OperationSafety.Idempotent, -3)]
    [InlineData(OperationSafety.Once, 5)]
    [InlineData(OperationSafety.Once, -500_000)]
    public async Task A_call_refused_for_its_time_goes_out_again_with_the_gateways_and_later_calls_begin_with_it(OperationSafety safety, int hours)
    {
        var ahead = TimeSpan.FromHours(hours);
        using var shop = await OpenAsync(ahead);

        Assert.Equal("read", await shop.CallAsync(safety));
        Assert.Equal(2, shop.Sent.Count);
        Assert.InRange(shop.Sent[1].Time - (shop.Time.GetUtcNow() + ahead), TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1));

        shop.Time.Advance(TimeSpan.FromHours(7));
        Assert.Equal("read", await shop.CallAsync(safety));
        Assert.Equal(3, shop.Sent.Count);
    }

    [Fact]
    public async Task A_clock_that_is_set_right_later_is_learnt_anew()
    {
        using var shop = await OpenAsync(TimeSpan.FromHours(5));
        await shop.CallAsync();
        Strict(shop, TimeSpan.Zero);

        Assert.Equal("read", await shop.CallAsync(OperationSafety.Once));

        Assert.Equal(4, shop.Sent.Count);
        Assert.InRange(shop.Sent[3].Time - shop.Time.GetUtcNow(), TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_hundred_calls_at_once_go_out_twice_each()
    {
        using var shop = await OpenAsync(TimeSpan.FromHours(-9));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => shop.CallAsync(OperationSafety.Once)));

        Assert.InRange(shop.Sent.Count, 101, 200);
        Assert.Equal(100, shop.Sent.Count(form => (form.Time - shop.Time.GetUtcNow() - TimeSpan.FromHours(-9)).Duration() <= Tolerance));
    }

    [Fact]
    public async Task A_time_that_is_refused_again_is_not_tried_a_third_time()
    {
        using var shop = await Shop.OpenAsync();
        shop.Answer = _ => Refuse(shop.Time.GetUtcNow().AddHours(shop.Sent.Count));

        Assert.Equal(Shop.StaleTime, (await Shop.FailAsync(shop.CallAsync(OperationSafety.Once))).MarketplaceCode);

        Assert.Equal(2, shop.Sent.Count);
    }

    [Fact]
    public async Task A_refusal_that_tells_no_other_time_is_no_reason_to_send_again()
    {
        using var shop = await Shop.OpenAsync();
        shop.Answer = _ => Refuse(shop.Time.GetUtcNow().AddSeconds(1));
        await Shop.FailAsync(shop.CallAsync());
        shop.Answer = _ => Refuse(null);
        await Shop.FailAsync(shop.CallAsync());

        Assert.Equal(2, shop.Sent.Count);
    }

    [Fact]
    public async Task Other_refusals_teach_no_time()
    {
        using var shop = await Shop.OpenAsync();
        shop.Answer = _ => At(Shop.Refuse("InvalidRequest"), shop.Time.GetUtcNow().AddHours(9));
        await Shop.FailAsync(shop.CallAsync());
        await Shop.FailAsync(shop.CallAsync());

        Assert.All(shop.Sent, form => Assert.Equal(shop.Time.GetUtcNow(), form.Time));
        Assert.Equal(2, shop.Sent.Count);
    }

    [Fact]
    public async Task It_can_be_turned_off()
    {
        using var shop = await OpenAsync(TimeSpan.FromHours(5), options => options.CorrectClock = false);

        Assert.Equal(MarketplaceErrorKind.InvalidRequest, (await Shop.FailAsync(shop.CallAsync())).Kind);

        Assert.Single(shop.Sent);
    }

    [Fact]
    public async Task A_wrong_time_and_a_dead_token_are_both_got_over_in_one_call()
    {
        using var shop = await OpenAsync(TimeSpan.FromHours(5));
        var strict = shop.Answer;
        shop.Answer = form => strict(form) is { } answer && (form.Time - shop.Time.GetUtcNow()).Duration() < Tolerance ? answer : Shop.RefuseDead(form);
        await shop.ConnectAsync(new AccountCredentials(Shop.Dead) { RefreshToken = "refresh" });

        Assert.Equal("read", await shop.CallAsync(OperationSafety.Once));

        Assert.Equal([Shop.Dead, Shop.Dead, "new-token"], shop.Sent.Select(form => form.Token));
    }

    private static async Task<Shop> OpenAsync(TimeSpan ahead, Action<PlatformCallOptions>? configure = null)
    {
        var shop = await Shop.OpenAsync(configure: configure);
        Strict(shop, ahead);
        return shop;
    }

    private static void Strict(Shop shop, TimeSpan ahead) => shop.Answer = form =>
    {
        var time = shop.Time.GetUtcNow() + ahead;
        return (form.Time - time).Duration() <= Tolerance ? At(Shop.Ok(), time) : Refuse(time);
    };

    private static HttpResponseMessage Refuse(DateTimeOffset? time) => At(Shop.Refuse(Shop.StaleTime), time);

    private static HttpResponseMessage At(HttpResponseMessage answer, DateTimeOffset? time)
    {
        answer.Headers.Date = time;
        return answer;
    }
}
