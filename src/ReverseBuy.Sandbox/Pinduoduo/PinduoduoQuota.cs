using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Pinduoduo;

/// <summary>Counts the calls of each interface in a second.</summary>
internal sealed class PinduoduoQuota(World world)
{
    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);
    private long _second;

    public bool Take(string type)
    {
        var second = world.WireTime.ToUnixTimeSeconds();
        if (_second != second)
        {
            _second = second;
            _calls.Clear();
        }

        return (_calls[type] = _calls.GetValueOrDefault(type) + 1) <= world.Options.PinduoduoCallsPerSecond;
    }
}
