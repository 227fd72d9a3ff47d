// Package sheet reads the tables that offices keep (.xlsx and .csv) into the
// candidates and marks of an examination, and makes the workbooks that they
// are filled in.
//
//	form := sheet.FormOf(rules, sheet.Wish{})        // what tables a regulation needs
//	form.Write(file)                                 // an empty workbook, ready to fill in
//	book, mistakes := sheet.Open("de.xlsx", text)    // every cell as it is stored
//	data, mistakes := form.Read(book)                // candidates and marks, or every mistake
//
// Nothing is guessed: a heading is recognised or it is a mistake, a cell is
// read as it is stored and not as it is shown, and nothing is handed out where
// anything is wrong. Mistakes name their cell, as Danh sách!E4, in Vietnamese
// and English.
package sheet
