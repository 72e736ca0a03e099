using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Pinduoduo.Gateway;
using ReverseBuy.Connectors.Pinduoduo.Tests.Support;

namespace ReverseBuy.Connectors.Pinduoduo.Tests;

public sealed class SignatureTests
{
    public static TheoryData<string> Routed => Vectors.Of("md5-router");

    [Theory]
    [MemberData(nameof(Routed))]
    public void The_gateways_signatures_are_reproduced(string id)
    {
        var vector = Vectors.Find(id);
        var parameters = vector.GetProperty("params").EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetString()!)).ToArray();

        Assert.Equal(vector.Text("stringToSign"), PinduoduoSigner.Text(vector.Text("secret"), parameters));
        Assert.Equal(vector.Text("expected"), PinduoduoSigner.Sign(vector.Text("secret"), parameters));
    }

    [Fact]
    public void The_digest_of_the_message_socket_is_reproduced()
    {
        var vector = Vectors.Find("websocket-digest");
        var parameters = vector.GetProperty("params");

        Assert.Equal(vector.Text("expected"), PinduoduoSigner.SocketDigest(parameters.Text("client_id"), parameters.Text("millis"), vector.Text("secret")));
    }

    [Fact]
    public void The_vectors_are_all_there_and_each_is_tested() => Assert.Equal(Vectors.All.Count, Routed.Count + 1);

    [Fact]
    public async Task A_call_is_signed_with_seconds_and_without_a_token()
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer("pdd.ddk.goods.search", SampleFile.Text("search"));

        await host.Seam<IProductSearch>().SearchAsync(ScriptedHost.Context, new SearchQuery("洗衣液"), TestContext.Current.CancellationToken);

        var form = Assert.Single(host.Gateway.Calls).Form;
        Assert.Equal(("1768442400", "JSON", ScriptedHost.AppKey), (form["timestamp"], form["data_type"], form["client_id"]));
        Assert.DoesNotContain("access_token", form.Keys);
        Assert.DoesNotContain(string.Empty, form.Values);
        Assert.Equal(form["sign"], PinduoduoSigner.Sign(ScriptedHost.Secret, form.Where(field => field.Key != "sign").ToArray()));
    }
}
