using ConvGen.Generator.Planning.Machine;

namespace ConvGen.Generator.Planning;

/// <summary>An output map cut into register tiles; the last one of a row, or of the rows, overlaps the one before it instead of being shorter.</summary>
/// <param name="Size">The output positions.</param>
/// <param name="Tile">The tile.</param>
/// <param name="SharesColumns">Whether the tiles of a map of one row are units of work of their own, which threads share out.</param>
public readonly record struct TileGrid(Extent3 Size, RegisterTile Tile, bool SharesColumns = false)
{
    /// <summary>Tiles of columns in a row.</summary>
    public int ColumnTiles => (Size.Width + Tile.Columns - 1) / Tile.Columns;

    /// <summary>Tiles of rows in a slice.</summary>
    public int RowTiles => (Size.Height + Tile.Rows - 1) / Tile.Rows;

    /// <summary>Whether the columns of the only row are the units of work.</summary>
    public bool ColumnsAreUnits => SharesColumns && Size.Depth == 1 && RowTiles == 1 && ColumnTiles > 1;

    /// <summary>Whether the threads of <paramref name="target"/> share out the units before the groups of channels.</summary>
    public bool SharesPlaces(Target target) => Units >= target.LeastSharedPlaces;

    /// <summary>Tiles in a unit of work.</summary>
    public int UnitTiles => ColumnsAreUnits ? 1 : ColumnTiles;

    /// <summary>Units of work: tiles of rows in all slices, or tiles of columns of a single row.</summary>
    public int Units => ColumnsAreUnits ? ColumnTiles : RowTiles * Size.Depth;
}
