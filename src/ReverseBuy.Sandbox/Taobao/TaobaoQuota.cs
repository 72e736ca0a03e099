using System.Globalization;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>Counts calls per interface and second, and all of them per day; tells, as the platform does in words alone, how long a ban lasts.</summary>
internal sealed class TaobaoQuota(World world)
{
    private readonly Dictionary<string, int> _thisSecond = new(StringComparer.Ordinal);
    private DateTimeOffset _second;
    private DateTimeOffset _day;
    private int _today;

    /// <summary>Counts a call; the code and words it is refused with, or null.</summary>
    public (string Code, string Message)? Refusal(string path)
    {
        var now = world.WireTime;
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var second = day + TimeSpan.FromSeconds(Math.Floor(now.TimeOfDay.TotalSeconds));
        if (_day != day)
        {
            (_day, _today) = (day, 0);
        }

        if (_second != second)
        {
            _second = second;
            _thisSecond.Clear();
        }

        if (_today >= world.Options.TaobaoCallsPerDay)
        {
            return ("AppCallLimit", Ban("App call limited", day.AddDays(1) - now));
        }

        if (_thisSecond.GetValueOrDefault(path) >= world.Options.TaobaoCallsPerSecond)
        {
            return ("ApiCallLimit", Ban("The request has exceeded the frequency limit of this API", TimeSpan.FromSeconds(1)));
        }

        _today++;
        _thisSecond[path] = _thisSecond.GetValueOrDefault(path) + 1;
        return null;
    }

    private static string Ban(string what, TimeSpan wait) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}, this ban will last for {Math.Ceiling(wait.TotalSeconds)} more seconds");
}
