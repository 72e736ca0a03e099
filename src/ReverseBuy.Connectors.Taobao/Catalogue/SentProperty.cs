using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>A property of a listing or of a SKU, or its translation, which is written alike; as sent, found in one walk.</summary>
internal readonly struct SentProperty
{
    private readonly WireValue _property;
    private readonly WireValue _value;
    private readonly WireValue _name;
    private readonly WireValue _valueName;

    public SentProperty(WireValue property)
    {
        foreach (var member in property.Members())
        {
            if (member.Is("prop_id"u8))
            {
                _property = member.Value;
            }
            else if (member.Is("value_id"u8))
            {
                _value = member.Value;
            }
            else if (member.Is("prop_name"u8))
            {
                _name = member.Value;
            }
            else if (member.Is("value_name"u8))
            {
                _valueName = member.Value;
            }
        }
    }

    /// <summary>The ids of property and value, by which a translation is found.</summary>
    public (JsonKey Property, JsonKey Value) Key => (new(_property), new(_value));

    public string? Name => TolerantJson.TextOf(_name);

    public string? Value => TolerantJson.TextOf(_valueName);
}
