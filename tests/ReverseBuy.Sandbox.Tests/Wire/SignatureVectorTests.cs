using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Alibaba1688;
using ReverseBuy.Sandbox.Taobao;

namespace ReverseBuy.Sandbox.Tests.Wire;

public sealed class SignatureVectorTests
{
    public static TheoryData<string> AlibabaIds => [.. Read("alibaba1688").Select(vector => (string)vector["id"]!)];

    public static TheoryData<string> TaobaoIds =>
        [.. Read("taobao").Where(vector => (string)vector["scheme"]! == "iop-hmac-sha256").Select(vector => (string)vector["id"]!)];

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

    [Fact]
    public void The_vector_files_hold_the_official_examples()
    {
        Assert.Contains("official-doc", AlibabaIds.Select(row => row.Data));
        Assert.Contains("iop-official-1", TaobaoIds.Select(row => row.Data));
    }

    private static Dictionary<string, string> Parameters(JsonObject vector) =>
        vector["params"]!.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!);

    private static IEnumerable<JsonObject> Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", name + ".json")))!.AsArray().Select(node => node!.AsObject());
}
