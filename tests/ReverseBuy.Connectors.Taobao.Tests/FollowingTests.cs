using System.Text;
using ReverseBuy.Connectors.Taobao.Gateway;
using ReverseBuy.Connectors.Taobao.Tests.Support;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class FollowingTests
{
    private const string Key = "123456";
    private const string Secret = "helloworld";

    [Fact]
    public async Task A_push_of_an_order_hints_at_the_order_and_its_parcels()
    {
        var reading = Assert.IsType<CallbackReading.Genuine>(await ReadAsync(Samples.PushOfOrderStatus));
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1650939687564);

        Assert.Equal("2100000927014", reading.Account);
        Assert.Equal(new UpstreamOrderHint(TaobaoMarketplace.Id, at, "200002638011", "FY20220426002"), reading.Hints[0]);
        var parcel = Assert.IsType<DomesticTrackingHint>(reading.Hints[1]);
        Assert.Equal(("SF4548527307631", at), (parcel.Waybill, parcel.At));
        Assert.Equal(["200002638011"], parcel.UpstreamOrderIds);
    }

    [Fact]
    public async Task A_push_of_a_price_hints_at_the_order_at_the_frames_time_in_seconds()
    {
        var reading = Assert.IsType<CallbackReading.Genuine>(await ReadAsync(Samples.PushOfOrderPrice));
        Assert.Equal([new UpstreamOrderHint(TaobaoMarketplace.Id, DateTimeOffset.FromUnixTimeSeconds(1650939687), "200002638011", null)], reading.Hints);
    }

    [Fact]
    public async Task A_push_of_a_refund_hints_at_its_order()
    {
        var reading = Assert.IsType<CallbackReading.Genuine>(await ReadAsync(Samples.PushOfRefund));
        Assert.Equal("200002638011", Assert.IsType<UpstreamOrderHint>(Assert.Single(reading.Hints)).UpstreamOrderId);
    }

    [Theory]
    [InlineData("""{"message_type":77,"data":{"purchase_id":1}}""")]
    [InlineData("""{"message_type":9,"data":{"text":"?"}}""")]
    [InlineData("""{"message_type":3}""")]
    [InlineData("{}")]
    public async Task A_genuine_push_that_names_no_order_we_follow_hints_at_nothing(string body) =>
        Assert.Empty(Assert.IsType<CallbackReading.Genuine>(await ReadAsync(body)).Hints);

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("\"soon\"")]
    [InlineData("0")]
    [InlineData("-5")]
    public async Task A_time_that_cannot_be_read_does_not_lose_the_hint(string time)
    {
        var body = $$"""{"message_type":3,"data":{"purchase_id":1,"business_time":{{time}}},"timestamp":{{time}}}""";
        var hint = Assert.Single(Assert.IsType<CallbackReading.Genuine>(await ReadAsync(body)).Hints);
        Assert.Null(hint.At);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"message_type":3,"data":"{"}""")]
    [InlineData("""{"message_type":3,"data":{"purchase_id":"\ud800"}}""")]
    public async Task A_signed_push_that_cannot_be_read_says_so_and_quotes_nothing(string body)
    {
        var reading = Assert.IsType<CallbackReading.Unreadable>(await ReadAsync(body));
        Assert.DoesNotContain("purchase", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_whose_signature_does_not_fit_every_byte_is_forged()
    {
        var body = Encoding.UTF8.GetBytes(Samples.PushOfOrderStatus);
        var signature = TaobaoSigner.SignPush(Key, body, Secret);
        byte[] changed = [.. body, (byte)' '];

        Assert.IsType<CallbackReading.Genuine>(await ReadAsync(new CallbackRequest(Key, null, signature, body)));
        Assert.All(
            new[]
            {
                new CallbackRequest(Key, null, null, body),
                new CallbackRequest(Key, null, string.Empty, body),
                new CallbackRequest(Key, null, signature.ToUpperInvariant(), body),
                new CallbackRequest(Key, null, signature[..^1], body),
                new CallbackRequest(Key, null, "Bearer " + signature, body),
                new CallbackRequest("1234567", null, signature, body),
                new CallbackRequest(Key, null, signature, changed),
                new CallbackRequest(Key, null, TaobaoSigner.SignPush(Key, body, "another"), body),
            },
            request => Assert.IsType<CallbackReading.Forged>(ReadAsync(request).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task A_forged_push_is_not_even_parsed() =>
        Assert.IsType<CallbackReading.Forged>(await ReadAsync(new CallbackRequest(Key, null, "0", Encoding.UTF8.GetBytes("{"))));

    [Fact]
    public async Task The_same_push_has_the_same_id_and_another_has_another()
    {
        var first = Assert.IsType<CallbackReading.Genuine>(await ReadAsync(Samples.PushOfOrderStatus));
        var again = Assert.IsType<CallbackReading.Genuine>(await ReadAsync(Samples.PushOfOrderStatus));
        var other = Assert.IsType<CallbackReading.Genuine>(await ReadAsync(Samples.PushOfRefund));
        Assert.Equal(first.MessageId, again.MessageId);
        Assert.NotEqual(first.MessageId, other.MessageId);
    }

    private static Task<CallbackReading> ReadAsync(string push)
    {
        var body = Encoding.UTF8.GetBytes(push);
        return ReadAsync(new CallbackRequest(Key, "application/json", TaobaoSigner.SignPush(Key, body, Secret), body));
    }

    private static async Task<CallbackReading> ReadAsync(CallbackRequest request)
    {
        await using var host = new TaobaoHost();
        return host.Seam<ICallbackReceiver>().Read(request, Secret);
    }
}
