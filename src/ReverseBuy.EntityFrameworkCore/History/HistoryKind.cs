namespace ReverseBuy.EntityFrameworkCore.History;

/// <summary>Which kind of change a row tells. Released: names are never changed.</summary>
internal enum HistoryKind
{
    Transition,

    UnitsMoved,

    FoundUnitsMoved,
}
