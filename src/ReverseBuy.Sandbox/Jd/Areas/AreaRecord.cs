namespace ReverseBuy.Sandbox.Jd.Areas;

/// <summary>A place in JD's tree of areas; a parent of 0 is none.</summary>
internal sealed record AreaRecord(long Id, long Parent, string Name);
