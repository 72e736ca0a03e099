using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using ReverseBuy.Connectors.Alibaba1688.Following;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Alibaba1688.Tests.Support;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class CallbackTests
{
    private const string Secret = "test123";
    private const string Message = """{"msgId":1001,"type":"ORDER_BUYER_VIEW_ORDER_PAY","userInfo":"b2b-1","gmtBorn":1527679667000,"data":{"orderId":167539019420540000}}""";

    private static readonly Alibaba1688CallbackReceiver Receiver = new();

    public static TheoryData<string> MessageIds => [.. SampleFile.Read("hints").EnumerateObject().Select(each => each.Name)];

    [Fact]
    public void The_published_vector_is_genuine()
    {
        var vector = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "alibaba1688.json"))).RootElement.EnumerateArray()
            .Single(each => each.GetProperty("id").GetString() == "push-callback-message");
        var message = vector.GetProperty("params").GetProperty("message").GetString()!;

        var genuine = Assert.IsType<CallbackReading.Genuine>(Read(Form(("message", message), ("_aop_signature", vector.GetProperty("expected").GetString()!)), Secret));

        Assert.Equal(("1001", "b2b-665170100"), (genuine.MessageId, genuine.Account));
        Assert.Equal("167539019420540000", Assert.IsType<UpstreamOrderHint>(Assert.Single(genuine.Hints)).UpstreamOrderId);
    }

    [Theory]
    [MemberData(nameof(MessageIds))]
    public void Each_topic_gives_its_hints_and_an_unknown_one_none(string id)
    {
        var message = SampleFile.Read("messages").GetProperty("pushMessageList").EnumerateArray().Single(each => each.GetProperty("msgId").ToString() == id);

        var genuine = Assert.IsType<CallbackReading.Genuine>(Read(Signed(message.GetRawText())));

        Assert.Equal(id, genuine.MessageId);
        Assert.Equal(SampleFile.Read("hints").GetProperty(id).EnumerateArray().Select(hint => hint.GetString()), genuine.Hints.Select(Describe));
    }

    [Fact]
    public void Each_message_of_the_samples_is_expected() => Assert.Equal(
        SampleFile.Read("messages").GetProperty("pushMessageList").EnumerateArray().Select(each => each.GetProperty("msgId").ToString()),
        MessageIds.Select(row => row.Data));

    [Fact]
    public void A_part_of_a_message_may_be_the_text_of_one()
    {
        var inner = JsonSerializer.Serialize("""{"orderId":"167539019420540000","msgSendTime":"2018-05-30 19:34:27"}""");

        var genuine = Assert.IsType<CallbackReading.Genuine>(Read(Signed($$"""{"msgId":"7","type":"ORDER_BUYER_VIEW_ORDER_PAY","data":{{inner}}}""")));

        Assert.Equal("order 167539019420540000 2018-05-30T11:34:27Z", Describe(Assert.Single(genuine.Hints)));
    }

    [Fact]
    public void A_signature_in_small_letters_is_one_too()
    {
        var signature = Alibaba1688Signer.Sign(Secret, string.Empty, [new("message", Message)]);

        Assert.IsType<CallbackReading.Genuine>(Read(Form(("message", Message), ("_aop_signature", signature.ToLowerInvariant()))));
    }

    [Fact]
    public void Every_field_but_the_signature_is_signed()
    {
        var signature = Alibaba1688Signer.Sign(Secret, string.Empty, [new("message", Message), new("extra", "1")]);

        Assert.IsType<CallbackReading.Genuine>(Read(Form(("extra", "1"), ("_aop_signature", signature), ("message", Message))));
        Assert.IsType<CallbackReading.Forged>(Read(Form(("_aop_signature", signature), ("message", Message))));
    }

    [Fact]
    public void Whatever_does_not_fit_its_signature_is_forged()
    {
        var signature = Alibaba1688Signer.Sign(Secret, string.Empty, [new("message", Message)]);
        byte[][] forged =
        [
            [],
            Encoding.UTF8.GetBytes("message"),
            Encoding.UTF8.GetBytes(Message),
            Form(("message", Message)),
            Form(("message", Message), ("_aop_signature", string.Empty)),
            Form(("message", Message), ("_aop_signature", signature[..39])),
            Form(("message", Message), ("_aop_signature", signature + "0")),
            Form(("message", Message.Replace("1001", "1002", StringComparison.Ordinal)), ("_aop_signature", signature)),
            Form(("message", Message.Replace("\"", "&quot;", StringComparison.Ordinal)), ("_aop_signature", signature)),
            Form(("message", Message), ("message", Message), ("_aop_signature", signature)),
            Form(("message", Message), ("_aop_signature", signature), ("_aop_signature", signature)),
            Form(("Message", Message), ("_aop_signature", signature)),
            [.. "message=%FF%FE&_aop_signature="u8, .. Encoding.ASCII.GetBytes(signature)],
            [0xFF, 0xD8, 0x00],
        ];

        Assert.All(forged, body => Assert.IsType<CallbackReading.Forged>(Read(body)));
        Assert.IsType<CallbackReading.Forged>(Read(Signed(Message), "another"));
    }

    [Fact]
    public void Every_bit_of_a_push_counts()
    {
        var body = Signed(Message);
        for (var index = 0; index < body.Length; index++)
        {
            var changed = (byte[])body.Clone();
            changed[index] ^= 0x10;
            var reading = Read(changed);

            // The signature may be written in letters of either size, and %2F as %2f.
            Assert.True(reading is CallbackReading.Forged or CallbackReading.Genuine { MessageId: "1001" }, $"Byte {index} was changed unnoticed.");
        }
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"msgId":1,"type":"ORDER_BUYER_VIEW_ORDER_PAY"}""")]
    [InlineData("""{"msgId":1,"type":"ORDER_BUYER_VIEW_ORDER_PAY","data":"secret words"}""")]
    [InlineData("""{"msgId":1,"type":"FENXIAO_PRICE_CHANGE","data":{"memberId":"secret"}}""")]
    public void What_is_signed_and_cannot_be_read_is_told_without_its_content(string message)
    {
        var unreadable = Assert.IsType<CallbackReading.Unreadable>(Read(Signed(message)));

        Assert.NotEmpty(unreadable.Reason);
        Assert.DoesNotContain("secret", unreadable.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_the_feed_that_cannot_be_read_does_not_cost_the_others()
    {
        var messages = Alibaba1688ChangeFeed.Read(WireValue.Parse("""
            {"pushMessageList":[{"msgId":1,"type":"ORDER_BUYER_VIEW_ORDER_PAY","data":{}},{"type":"FENXIAO_PRICE_CHANGE"},
             {"msgId":3,"type":"ORDER_BUYER_VIEW_ORDER_PAY","data":{"orderId":5}}]}
            """));

        Assert.Equal(["1", "3"], messages.Select(message => message.MessageId));
        Assert.Equal([0, 1], messages.Select(message => message.Hints.Count));
    }

    private static CallbackReading Read(byte[] body, string secret = Secret) =>
        Receiver.Read(new CallbackRequest("1000000", "application/x-www-form-urlencoded", null, body), secret);

    private static byte[] Signed(string message) =>
        Form(("message", message), ("_aop_signature", Alibaba1688Signer.Sign(Secret, string.Empty, [new("message", message)])));

    private static byte[] Form(params (string Name, string Value)[] fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{WebUtility.UrlEncode(field.Name)}={WebUtility.UrlEncode(field.Value)}")));

    private static string Describe(MarketplaceHint hint)
    {
        var at = hint.At!.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return hint switch
        {
            UpstreamOrderHint order => $"order {order.UpstreamOrderId} {at}",
            OfferChangedHint offer => $"offer {offer.Listing.Value}{(offer.IsGone ? " gone" : string.Empty)} {at}",
            DomesticTrackingHint parcel => $"parcel {parcel.Waybill} [{string.Join(',', parcel.UpstreamOrderIds)}] {at}",
            _ => hint.GetType().Name,
        };
    }
}
