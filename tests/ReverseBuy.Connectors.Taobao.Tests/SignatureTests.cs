using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Gateway;
using ReverseBuy.Connectors.Taobao.Tests.Support;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class SignatureTests
{
    private static readonly JsonElement[] All =
        [.. JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "taobao.json"))).EnumerateArray()];

    public static TheoryData<string> OfScheme(string prefix) =>
        [.. All.Where(vector => Text(vector, "scheme").StartsWith(prefix, StringComparison.Ordinal)).Select(vector => Text(vector, "id"))];

    [Fact]
    public void Every_vector_belongs_to_a_scheme_that_is_tested() =>
        Assert.Equal(All.Length, OfScheme("iop-").Count + OfScheme("webhook-").Count + OfScheme("top-").Count);

    [Theory]
    [MemberData(nameof(OfScheme), "iop-")]
    public void A_call_is_signed_as_the_vector_says(string id)
    {
        var vector = Find(id);
        Assert.Equal(Text(vector, "stringToSign"), SignatureText.Join(Text(vector, "path"), [.. Parameters(vector).Where(each => each.Value.Length > 0)], SignatureOrder.Name));
        Assert.Equal(Text(vector, "expected"), TaobaoSigner.Sign(Text(vector, "path"), Parameters(vector), Text(vector, "secret")));
    }

    [Theory]
    [MemberData(nameof(OfScheme), "webhook-")]
    public void A_pushed_message_is_signed_as_the_vector_says(string id)
    {
        var vector = Find(id);
        var body = Encoding.UTF8.GetBytes(Text(vector, "body"));
        Assert.Equal(Text(vector, "expected"), TaobaoSigner.SignPush(Text(vector, "appKey"), body, Text(vector, "secret")));
    }

    [Theory]
    [MemberData(nameof(OfScheme), "top-")]
    public void The_shared_steps_also_make_the_signatures_of_the_older_platform(string id)
    {
        var vector = Find(id);
        var text = SignatureText.Join(string.Empty, Parameters(vector), SignatureOrder.Name);
        var secret = Text(vector, "secret");
        var signature = Text(vector, "scheme") switch
        {
#pragma warning disable CA5351 // The older platform signs with MD5; here it only proves the order of the text.
            "top-md5" => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(secret + text + secret))),
            "top-hmac" => Convert.ToHexString(HMACMD5.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text))),
#pragma warning restore CA5351
            "top-hmac-sha256" => SignatureText.HmacSha256(secret, string.Empty, Parameters(vector), SignatureOrder.Name),
            var scheme => throw new InvalidOperationException($"Vector {id} has the unknown scheme {scheme}."),
        };
        Assert.Equal(Text(vector, "expected"), signature);
    }

    [Fact]
    public void Empty_values_are_not_signed() =>
        Assert.Equal(TaobaoSigner.Sign("/a", [new("c", "3"), new("a", "1")], "s"), TaobaoSigner.Sign("/a", [new("c", "3"), new("b", string.Empty), new("a", "1")], "s"));

    [Fact]
    public async Task What_is_sent_is_exactly_what_was_signed()
    {
        var gateway = new ScriptedGateway().Answer("/traffic/item/get", Samples.Item);
        await using var host = new TaobaoHost(gateway, options => options.Language = "en");
        await host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, TaobaoHost.Listing("731040994692"), TestContext.Current.CancellationToken);

        var (path, form, request) = Assert.Single(gateway.Calls);
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Equal("https://api.taobao.global/rest/traffic/item/get", request.RequestUri!.AbsoluteUri);
        Assert.Equal("1767323045000", form["timestamp"]);
        Assert.Equal("sha256", form["sign_method"]);
        Assert.Equal(TaobaoHost.Token, form["access_token"]);
        Assert.Equal("en", form["language"]);
        var signed = path + string.Concat(form.Where(field => field.Key != "sign").OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(TaobaoHost.AppSecret), Encoding.UTF8.GetBytes(signed));
        Assert.Equal(Convert.ToHexString(expected), form["sign"]);
    }

    private static JsonElement Find(string id) => All.Single(vector => Text(vector, "id") == id);

    private static string Text(JsonElement vector, string name) => vector.GetProperty(name).GetString()!;

    private static KeyValuePair<string, string>[] Parameters(JsonElement vector) =>
        [.. vector.GetProperty("params").EnumerateObject().Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value.GetString()!))];
}
