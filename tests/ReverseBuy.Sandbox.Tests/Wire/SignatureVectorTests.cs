using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Alibaba1688;
using ReverseBuy.Sandbox.Jd.Orders;
using ReverseBuy.Sandbox.Jd.Tokens;
using ReverseBuy.Sandbox.Pinduoduo;
using ReverseBuy.Sandbox.Taobao;

namespace ReverseBuy.Sandbox.Tests.Wire;

public sealed class SignatureVectorTests
{
    public static TheoryData<string> AlibabaIds => [.. Read("alibaba1688").Select(vector => (string)vector["id"]!)];

    public static TheoryData<string> TaobaoIds =>
        [.. Read("taobao").Where(vector => (string)vector["scheme"]! == "iop-hmac-sha256").Select(vector => (string)vector["id"]!)];

    public static TheoryData<string> PinduoduoIds =>
        [.. Read("pinduoduo").Where(vector => (string)vector["algo"]! == "md5-router").Select(vector => (string)vector["id"]!)];

    [Theory]
    [MemberData(nameof(AlibabaIds))]
    public void Every_1688_vector_is_recomputed(string id)
    {
        var vector = Read("alibaba1688").Single(candidate => (string)candidate["id"]! == id);

        var signature = Alibaba1688Signature.Compute((string)vector["secret"]!, (string?)vector["urlPath"] ?? string.Empty, Parameters(vector));

        Assert.Equal((string)vector["expected"]!, signature);
    }

    [Theory]
    [MemberData(nameof(TaobaoIds))]
    public void Every_Taobao_gateway_vector_is_recomputed(string id)
    {
        var vector = Read("taobao").Single(candidate => (string)candidate["id"]! == id);

        var signature = TaobaoSignature.Compute((string)vector["secret"]!, (string)vector["path"]!, Parameters(vector));

        Assert.Equal((string)vector["expected"]!, signature);
    }

    [Theory]
    [MemberData(nameof(PinduoduoIds))]
    public void Every_vector_of_Pinduoduos_gateway_is_recomputed(string id)
    {
        var vector = Read("pinduoduo").Single(candidate => (string)candidate["id"]! == id);

        Assert.Equal((string)vector["expected"]!, PinduoduoSignature.Compute((string)vector["secret"]!, Parameters(vector)));
    }

    [Fact]
    public void The_vector_of_signing_in_at_JD_is_recomputed()
    {
        var vector = Read("jd").Single(candidate => (string)candidate["scheme"]! == "vop-token-md5");
        var fields = ((string[])["client_id", "username", "grant_type", "timestamp"]).ToDictionary(name => name, name => (string)vector[name]!);
        fields["password"] = JdTokenSignature.Digest((string)vector["password"]!);

        Assert.Equal((string)vector["passwordMd5"]!, fields["password"]);
        Assert.Equal((string)vector["expected"]!, JdTokenSignature.Compute((string)vector["client_secret"]!, fields));
    }

    [Theory]
    [InlineData("vop-des-name")]
    [InlineData("vop-des-mobile")]
    public void What_JD_seals_is_sealed_as_in_the_vectors(string id)
    {
        var vector = Read("jd").Single(candidate => (string)candidate["id"]! == id);

        Assert.Equal((string)vector["cipherHex"]!, JdSeal.Seal((string)vector["prefix"]!, (string)vector["expected"]!, (string)vector["client_id"]!));
    }

    [Fact]
    public void The_vector_files_hold_the_official_examples()
    {
        Assert.Contains("official-doc", AlibabaIds.Select(row => row.Data));
        Assert.Contains("official-doc", PinduoduoIds.Select(row => row.Data));
        Assert.Contains("iop-official-1", TaobaoIds.Select(row => row.Data));
    }

    private static Dictionary<string, string> Parameters(JsonObject vector) =>
        vector["params"]!.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!);

    private static IEnumerable<JsonObject> Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", name + ".json")))!.AsArray().Select(node => node!.AsObject());
}
