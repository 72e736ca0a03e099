using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.trade.addresscode.parse</c>, for the districts that the sandbox knows.</summary>
internal sealed class AddressParsing() : Alibaba1688Api("com.alibaba.trade", "alibaba.trade.addresscode.parse", "addressInfo")
{
    private static readonly (string City, string District, string Code, string PostCode)[] Districts =
    [
        ("杭州市", "滨江区", "330108", "310051"),
        ("广州市", "白云区", "440111", "510000"),
        ("深圳市", "宝安区", "440306", "518101"),
        ("上海市", "青浦区", "310118", "201700"),
        ("金华市", "义乌市", "330782", "322000"),
        ("东莞市", "东莞市", "441900", "523000"),
    ];

    public override JsonNode Handle(ApiCall call)
    {
        var text = call.Required("addressInfo");
        foreach (var (city, district, code, postCode) in Districts)
        {
            var at = text.IndexOf(city, StringComparison.Ordinal) < 0 ? -1 : text.LastIndexOf(district, StringComparison.Ordinal);
            if (at >= 0)
            {
                return Alibaba1688Envelopes.Unmarked(new JsonObject
                {
                    ["address"] = text[(at + district.Length)..].Trim(),
                    ["addressCode"] = code,
                    ["isDefault"] = false,
                    ["latest"] = false,
                    ["postCode"] = postCode,
                });
            }
        }

        return Alibaba1688Envelopes.Unmarked(new JsonObject { ["address"] = text, ["isDefault"] = false, ["latest"] = false });
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.ViewFailure(code, message);
}
