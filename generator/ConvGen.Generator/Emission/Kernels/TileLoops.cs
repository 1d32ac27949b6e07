using System;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes the loops that walk an output map in register tiles. The last tile of a row, or of the rows, overlaps the one before it instead of being shorter.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="size">The output positions.</param>
/// <param name="tile">The tile.</param>
/// <param name="sharesColumns">Whether the tiles of a map of one row are units of work of their own, which threads share out.</param>
public sealed class TileLoops(CodeWriter writer, Extent3 size, RegisterTile tile, bool sharesColumns = false)
{
    private readonly TileGrid _grid = new(size, tile, sharesColumns);

    /// <summary>Units of work.</summary>
    public int Units => _grid.Units;

    /// <summary>Tiles in a unit of work.</summary>
    public int UnitTiles => _grid.UnitTiles;

    /// <summary>Takes the unit apart: <paramref name="outer"/> (a group or a block), <c>slice</c> and <c>row</c>.</summary>
    public void WriteUnit(string outer, bool hasOuter)
    {
        if (hasOuter)
        {
            writer.Line($"var {outer} = unit / {Terms.Number(Units)};");
        }

        if (_grid.ColumnsAreUnits)
        {
            writer.Line($"var tile = {(hasOuter ? $"unit % {Terms.Number(Units)}" : "unit")};");
            return;
        }

        var row = hasOuter || size.Depth > 1 ? $"unit % {Terms.Number(_grid.RowTiles)}" : "unit";
        if (size.Depth > 1)
        {
            var slice = $"unit / {Terms.Number(_grid.RowTiles)}";
            writer.Line($"var slice = {(hasOuter ? slice + " % " + Terms.Number(size.Depth) : slice)};");
        }

        if (_grid.RowTiles > 1)
        {
            writer.Line($"var row = {Position(row, size.Height, tile.Rows)};");
        }
    }

    /// <summary>An address at <c>slice</c> and <c>row</c>, shifted by <paramref name="offset"/> and further <paramref name="terms"/>.</summary>
    public string Address(string pointer, Strides strides, int sliceStep, int rowStep, long offset, params string[] terms) => Terms.Plus(
        Terms.Sum([
            pointer,
            .. terms,
            size.Depth > 1 ? Terms.Times("slice", (long)sliceStep * strides.Slice) : "",
            _grid.RowTiles > 1 ? Terms.Times("row", (long)rowStep * strides.Row) : ""]),
        offset);

    /// <summary>Writes the loop over column tiles; <paramref name="body"/> sees <c>column</c>, or nothing when one tile covers the row.</summary>
    public void WriteColumns(Action<string> body)
    {
        var tiles = _grid.ColumnTiles;
        if (_grid.ColumnsAreUnits)
        {
            writer.Line($"var column = {Position("tile", size.Width, tile.Columns)};");
            body("column");
        }
        else if (tiles == 1)
        {
            body("");
        }
        else if (size.Width % tile.Columns == 0)
        {
            using (writer.Block($"for (var column = 0; column < {Terms.Number(size.Width)}; column += {Terms.Number(tile.Columns)})"))
            {
                body("column");
            }
        }
        else
        {
            using (writer.Block($"for (var tile = 0; tile < {Terms.Number(tiles)}; tile++)"))
            {
                writer.Line($"var column = {Position("tile", size.Width, tile.Columns)};");
                body("column");
            }
        }
    }

    /// <summary>The first position of tile <paramref name="index"/>; the last tile ends with the map.</summary>
    public static string Position(string index, int extent, int step) =>
        step == 1 ? index
        : extent % step == 0 ? $"{index} * {Terms.Number(step)}"
        : $"Math.Min({index} * {Terms.Number(step)}, {Terms.Number(extent - step)})";
}
