namespace ReverseBuy.Conventions.Tests;

/// <summary>Tells every violation in full; an assertion on a collection would cut each short.</summary>
internal static class Violations
{
    public static void None(IEnumerable<string> found)
    {
        var all = found.ToList();
        if (all.Count > 0)
        {
            Assert.Fail(string.Join(Environment.NewLine, all));
        }
    }
}
