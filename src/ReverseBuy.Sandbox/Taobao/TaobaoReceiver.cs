using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>Who receives a purchase.</summary>
internal sealed record TaobaoReceiver(
    string Name, string? Phone, string Country, string State, string City, string? District, string? Address, string? Zip)
{
    /// <summary>Reads one, with what a create call must name.</summary>
    public static TaobaoReceiver Read(JsonObject receiver, string parameter)
    {
        string Required(string name) => WireJson.Text(receiver, name) is { Length: > 0 } text
            ? text
            : throw new ParameterException($"{parameter}.{name}", missing: true);

        return new TaobaoReceiver(
            Required("name"),
            WireJson.Text(receiver, "mobile_phone") ?? WireJson.Text(receiver, "phone"),
            Required("country"),
            Required("state"),
            Required("city"),
            WireJson.Text(receiver, "district"),
            WireJson.Text(receiver, "address"),
            WireJson.Text(receiver, "zip"));
    }
}
