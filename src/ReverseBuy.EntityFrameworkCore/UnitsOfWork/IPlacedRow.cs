namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

/// <summary>A row of a list that belongs to another row: it is known by its place in the list.</summary>
internal interface IPlacedRow
{
    int Position { get; set; }
}
